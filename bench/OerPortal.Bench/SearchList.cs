using OerPortal.Cms.Text.Analysis;
using OerPortal.Resources;
using OerPortal.Search;
using OerPortal.Search.Models;

namespace OerPortal.Bench;

/// <summary>The fixed mixed list of questions: every round has one of each kind, with other words than the round before.</summary>
internal sealed class SearchList
{
    private readonly string[] _frequent;
    private readonly string[] _rare;
    private readonly string[] _titles;

    public SearchList(IReadOnlyList<Article> articles)
    {
        var counts = articles.Take(2000).SelectMany(article => VietnameseText.Analyse(article.Text[..Math.Min(1600, article.Text.Length)]).Tokens.Select(token => token.Exact).Distinct(StringComparer.Ordinal))
            .Where(word => word.Length > 1 && word.All(char.IsLetter)).CountBy(word => word).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        _frequent = [.. counts.Take(40).Select(pair => pair.Key)];
        _rare = [.. counts.Where(pair => pair.Value is >= 2 and <= 4).Take(200).Select(pair => pair.Key)];
        _titles = [.. articles.Where(article => article.Title.Split(' ').Length is >= 3 and <= 5).Take(200).Select(article => article.Title)];
    }

    public IEnumerable<(string Kind, SearchRequest Request)> Round(int round)
    {
        string frequent = _frequent[round % _frequent.Length], title = _titles[round % _titles.Length];
        var words = string.Join(' ', title.Split(' ').Take(2));
        yield return ("frequent word", Of(frequent));
        yield return ("rare word", Of(_rare[round % _rare.Length]));
        yield return ("two words", Of(words));
        yield return ("phrase", Of($"\"{words}\""));
        yield return ("unmarked", Of(VietnameseText.Fold(title)));
        yield return ("three facets", Of(frequent) with { Filters = Facets(round) });
        yield return ("page 20", Of(frequent) with { Page = 20 });
        yield return ("subject and grade", Of($"toán lớp {1 + (round % 12)} {words}"));
        yield return ("everything", Of(""));
    }

    /// <summary>The same title, letter by letter.</summary>
    public IEnumerable<string> Typed(int round)
    {
        var title = _titles[round % _titles.Length];
        return Enumerable.Range(2, Math.Min(8, title.Length - 2)).Select(length => title[..length]);
    }

    private static SearchRequest Of(string text) => new(text, SearchRequest.NoFilters, null, SearchOrder.Best, 1, Access.Guest) { CountSchools = true };

    private static Dictionary<FacetField, IReadOnlySet<string>> Facets(int round) => new()
    {
        [FacetField.Level] = new HashSet<string> { SchoolLevels.OfGrade(1 + (round % 12)) },
        [FacetField.Subject] = new HashSet<string>(Subjects.All.Take(8)),
        [FacetField.Format] = new HashSet<string> { "epub", "pdf" },
    };
}
