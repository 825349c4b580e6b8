using System.Text.RegularExpressions;
using OerPortal.Bench;
using OerPortal.SearchQuality.Typed;

namespace OerPortal.SearchQuality.Articles;

/// <summary>Words somebody remembers from a text: four to six from the middle of a sentence. Right is every article that holds them.</summary>
internal static partial class PhraseLookUps
{
    private const int Fewest = 4;
    private const int Spread = 3;

    public static LookUp? Of(IReadOnlyList<Article> articles, int number)
    {
        var article = articles[number];
        var draw = new Draw("phrase " + article.Title);
        var stretches = Sentence().Matches(article.Text).Select(match => match.Value.Split(' ')).Where(words => words.Length >= Fewest + Spread).ToArray();
        if (stretches.Length == 0) return null;
        var words = draw.Of(stretches);
        var length = Fewest + draw.Below(Spread);
        var phrase = string.Join(' ', words.AsSpan(draw.Below(words.Length - length + 1), length));
        var right = articles.Index().AsParallel().Where(one => one.Item.Text.Contains(phrase, StringComparison.Ordinal)).Select(one => one.Index).ToHashSet();
        return new LookUp(LookUpKind.Phrase.Name, phrase, article.Title, right);
    }

    [GeneratedRegex(@"\p{L}+(?: \p{L}+)+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();
}
