using OerPortal.Cms.Text;

namespace OerPortal.Search.Vietnamese;

/// <summary>Parts what is written without the space between syllables: <c>hoabinh</c>, <c>càphê</c>.</summary>
internal static class Syllables
{
    private const int Most = 4;
    private const int MostWays = 4;
    private const int Shortest = 4;
    private const int Longest = 24;

    /// <summary>The ways to part it into the fewest syllables; none for what is a syllable itself or cannot be parted.</summary>
    public static IReadOnlyList<IReadOnlyList<Token>> Part(Token token)
    {
        var word = token.Exact;
        if (word.Length is < Shortest or > Longest || Fits(word, token.IsMarked) || !word.All(char.IsLetter)) return [];
        for (var count = 2; count <= Most; count++)
        {
            var ways = Ways(word, 0, count, token.IsMarked).Take(MostWays).ToArray();
            if (ways.Length > 0) return [.. ways.Select(way => Tokens(token, way))];
        }

        return [];
    }

    /// <summary>
    /// The words that one word of a text stands for: a short name for its long one, a word without a space for its syllables (without
    /// marks it may be anything). Null for most words.
    /// </summary>
    public static IReadOnlyList<Token>? Meant(Token token) => ShortNames.Of(token) ?? (token.IsMarked && Part(token) is [var parts, ..] ? parts : null);

    private static IEnumerable<IEnumerable<string>> Ways(string word, int from, int count, bool marked)
    {
        if (count == 1)
        {
            if (Fits(word.AsSpan(from), marked)) yield return [word[from..]];
            yield break;
        }

        // A syllable of one letter is seldom one of these.
        for (var to = from + 2; to <= word.Length - 2; to++)
        {
            if (!Fits(word.AsSpan(from, to - from), marked)) continue;
            foreach (var rest in Ways(word, to, count - 1, marked)) yield return rest.Prepend(word[from..to]);
        }
    }

    private static bool Fits(ReadOnlySpan<char> letters, bool marked) => marked ? Syllable.Fits(letters) : Syllable.FitsUnmarked(letters);

    private static Token[] Tokens(Token whole, IEnumerable<string> syllables) => [.. syllables.Select(syllable => Spelling.Of(syllable)).Select(forms => whole with { Exact = forms.Exact, Folded = forms.Folded, Join = '\0' })];
}
