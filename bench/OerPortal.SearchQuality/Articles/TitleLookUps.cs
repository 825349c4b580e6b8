using OerPortal.Bench;
using OerPortal.Cms.Text;
using OerPortal.Cms.Text.Analysis;
using OerPortal.SearchQuality.Typed;

namespace OerPortal.SearchQuality.Articles;

/// <summary>Every n-th article, its title typed in each of the ways that it can be typed in.</summary>
internal sealed class TitleLookUps
{
    private const int MostJoined = 4;
    private const int Attempts = 20;
    private readonly IReadOnlyList<Article> _articles;
    private readonly ILookup<string, int> _byTitle;
    private readonly ILookup<string, int> _byName;

    public TitleLookUps(IReadOnlyList<Article> articles)
    {
        _articles = articles;
        _byTitle = articles.Index().ToLookup(one => VietnameseText.Fold(one.Item.Title), one => one.Index, StringComparer.Ordinal);
        _byName = articles.Index().ToLookup(one => VietnameseText.Fold(Name(one.Item.Title)), one => one.Index, StringComparer.Ordinal);
    }

    public IEnumerable<LookUp> Of(int number)
    {
        var title = Meant(number);
        var right = _byTitle[VietnameseText.Fold(_articles[number].Title)].ToHashSet();
        return Ways(title).Where(way => way.Typed is not null).Select(way => new LookUp(way.Kind.Name, way.Typed!, title, right));
    }

    private IEnumerable<(LookUpKind Kind, string? Typed)> Ways(string title)
    {
        var plain = Plain(title);
        yield return (LookUpKind.Marked, title);
        yield return (LookUpKind.UnmarkedSlip, Slip(plain));
        if (plain != title)
        {
            yield return (LookUpKind.Unmarked, plain);
            yield return (LookUpKind.MarkedSlip, Slip(title));
            yield return (LookUpKind.Telex, VietnameseKeys.Telex.Of(title));
            yield return (LookUpKind.Vni, VietnameseKeys.Vni.Of(title));
        }

        // Names of more words nobody joins.
        var words = title.Split(' ');
        if (words.Length is < 2 or > MostJoined || !words.All(word => word.All(char.IsLetter))) yield break;
        yield return (LookUpKind.Joined, string.Concat(plain.Split(' ')));
        if (plain != title) yield return (LookUpKind.MarkedJoined, string.Concat(words));
    }

    // What is another article's title was not typed wrong, as far as anybody can see: then another error is made.
    private string? Slip(string text)
    {
        var draw = new Draw("slip " + text);
        return Enumerable.Range(0, Attempts).Select(_ => Mistyping.Of(text, draw)).FirstOrDefault(slip => slip is null || !_byName.Contains(VietnameseText.Fold(slip)));
    }

    // Nobody types "(định hướng)" who has not seen it.
    private string Meant(int number)
    {
        var title = _articles[number].Title;
        var name = Name(title);
        return _byName[VietnameseText.Fold(name)].Count() == 1 ? name : title;
    }

    private static string Name(string title) => title.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? title[..at].Trim() : title;

    /// <summary>As typed on a keyboard without Vietnamese letters: only the marks go.</summary>
    private static string Plain(string title)
        => string.Concat(title.Decomposed().Where(c => char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)).Replace('đ', 'd').Replace('Đ', 'D');
}
