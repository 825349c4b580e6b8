using OerPortal.Search.Models;

namespace OerPortal.Search.Indexing;

/// <summary>Cuts a long chapter into parts short enough to rank and to show a snippet of, at ends of paragraphs or sentences.</summary>
internal static class PassageCutter
{
    public const int Longest = 2400;
    private const int Shortest = 1200;

    public static IEnumerable<SearchPassage> Cut(Guid fileId, string locator, string? heading, string text)
    {
        for (var from = 0; from < text.Length;)
        {
            var to = from + Longest >= text.Length ? text.Length : EndBefore(text, from);
            var part = text[from..to].Trim();
            if (part.Length > 0) yield return new SearchPassage(fileId, locator, heading, part);
            from = to;
        }
    }

    private static int EndBefore(string text, int from)
    {
        var part = text.AsSpan(from, Longest);
        var end = part.LastIndexOf('\n');
        if (end < Shortest) end = LastSentenceEnd(part);
        if (end < Shortest) end = part.LastIndexOf(' ');
        return end < Shortest ? from + Longest : from + end + 1;
    }

    private static int LastSentenceEnd(ReadOnlySpan<char> part)
    {
        for (var i = part.Length - 2; i > Shortest; i--)
        {
            if (part[i] is '.' or '!' or '?' or '…' && char.IsWhiteSpace(part[i + 1])) return i;
        }

        return -1;
    }
}
