namespace OerPortal.Search.Highlighting;

/// <summary>
/// The words by which the reader finds a place again: an exact piece of the passage around a found word, within its line, long enough to
/// stand there once, short enough for an address.
/// </summary>
internal static class PlaceQuote
{
    private const int Longest = 80;
    private const int Telling = 40;

    /// <param name="tokens">Words of <paramref name="text"/>; the piece is cut between them.</param>
    /// <param name="found">What was found; only its beginning is quoted when it is long itself.</param>
    public static string Around(string text, IReadOnlyList<Token> tokens, Range found)
    {
        var first = IndexOf(tokens, token => token.End > found.Start.Value);
        if (first < 0)
            return "";
        var last = first;
        bool Fits(int from, int to) => tokens[to].End - tokens[from].Start <= Longest;
        while (last + 1 < tokens.Count && tokens[last + 1].End <= found.End.Value && Fits(first, last + 1))
            last++;
        bool IsEnough() => tokens[last].End - tokens[first].Start >= Telling && StandsOnce(text, text[tokens[first].Start..tokens[last].End]);
        for (var widened = true; widened && !IsEnough();)
        {
            widened = false;
            if (last + 1 < tokens.Count && IsSameLine(text, tokens[last], tokens[last + 1]) && Fits(first, last + 1))
                (last, widened) = (last + 1, true);
            else if (first > 0 && IsSameLine(text, tokens[first - 1], tokens[first]) && Fits(first - 1, last))
                (first, widened) = (first - 1, true);
        }

        return text[tokens[first].Start..tokens[last].End];
    }

    // Between two lines other things may stand on the page: a picture, a margin note, the foot of the page.
    private static bool IsSameLine(string text, Token before, Token after) => !text.AsSpan(before.End, after.Start - before.End).Contains('\n');

    private static bool StandsOnce(string text, string piece)
    {
        var at = text.IndexOf(piece, StringComparison.OrdinalIgnoreCase);
        return text.IndexOf(piece, at + 1, StringComparison.OrdinalIgnoreCase) < 0;
    }

    private static int IndexOf(IReadOnlyList<Token> tokens, Func<Token, bool> isWanted)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (isWanted(tokens[i]))
                return i;
        }

        return -1;
    }
}
