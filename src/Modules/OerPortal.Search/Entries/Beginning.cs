namespace OerPortal.Search.Entries;

/// <summary>What somebody is typing, read for suggestions: words of which the last is only begun.</summary>
/// <param name="Words">The folded words before the last.</param>
/// <param name="Folded">Ways the last word may begin, without marks.</param>
/// <param name="Exact">The same as it was typed.</param>
/// <param name="Text">All folded words with single spaces between them.</param>
internal sealed record Beginning(IReadOnlyList<string> Words, IReadOnlyList<string> Folded, IReadOnlyList<string> Exact, string Text)
{
    private const int LongestTyped = 200;
    private const int MostWords = 10;

    /// <summary>Null for what says too little.</summary>
    public static Beginning? Read(string? typed)
    {
        var text = typed is { Length: > LongestTyped } ? typed[..LongestTyped] : typed ?? "";
        var tokens = VietnameseText.Analyse(text).Tokens.Take(MostWords).ToArray();
        // One letter begins everything.
        if (tokens.Length == 0 || tokens.Sum(token => token.Folded.Length) < 2) return null;
        // A word that is only begun may not have its canonical spelling yet: "hoà" on the way to "hoàn", "ly" on the way to "lyrics".
        var last = tokens[^1];
        var begun = Spelling.OfBeginning(text.AsSpan(last.Start, last.Length));
        return new Beginning(
            [.. tokens.SkipLast(1).Select(token => token.Folded)],
            [.. new[] { last.Folded, begun.Folded }.Distinct(StringComparer.Ordinal)],
            [.. new[] { last.Exact, begun.Exact }.Distinct(StringComparer.Ordinal)],
            string.Join(' ', tokens.Select(token => token.Folded)));
    }
}
