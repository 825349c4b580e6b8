using OerPortal.Search.Queries;

namespace OerPortal.Search.Highlighting;

/// <summary>A text with its words, and where in it the words of a query stand.</summary>
internal sealed record Findings(string Text, IReadOnlyList<Token> Tokens, List<Range> Ranges);

/// <summary>
/// Marks found words in a text by the same analysis that found them. A word typed with marks marks its exact spelling where the text has it,
/// and other spellings only where it has not; words in quotes mark only the whole phrase.
/// </summary>
internal static class Highlighter
{
    private const int SnippetLength = 160;
    private const string Ellipsis = "…";

    /// <summary>The whole text with found words marked.</summary>
    public static Marked Mark(string text, QueryText query) => Write(text, 0, text.Length, Find(text, query).Ranges, (from, to) => text[from..to]);

    /// <inheritdoc cref="Snippet(Findings, int, bool)"/>
    public static Marked Snippet(string text, QueryText query, int length = SnippetLength) => Snippet(Find(text, query), length);

    /// <summary>The part of the text that says most about the query, about 160 characters, with an ellipsis where it was cut and a point between blocks.</summary>
    public static Marked Snippet(Findings found, int length = SnippetLength, bool isPage = false)
    {
        var (text, tokens, ranges) = found;
        var (from, to) = text.Length <= length ? (0, text.Length) : BestPart(tokens, ranges, text.Length, length);
        string[] parts = [.. Write(text, from, to, ranges, (start, end) => Blocks.OnOneLine(text, start, end, isPage)).Parts];
        if (from > 0) parts[0] = Ellipsis + parts[0];
        if (to < text.Length) parts[^1] = parts[^1].TrimEnd(' ', ',', ';', ':', '.') + Ellipsis;
        return new Marked(parts);
    }

    /// <inheritdoc cref="Quote(Findings, int)"/>
    public static string? Quote(string text, QueryText query, int length = SnippetLength) => Quote(Find(text, query), length);

    /// <summary>The first found words of that part with what stands around them, exactly as in the text; null when nothing of the query is there.</summary>
    public static string? Quote(Findings found, int length = SnippetLength)
    {
        var (text, tokens, ranges) = found;
        if (ranges.Count == 0) return null;
        var from = text.Length <= length ? 0 : BestPart(tokens, ranges, text.Length, length).From;
        return PlaceQuote.Around(text, tokens, ranges.First(range => range.Start.Value >= from));
    }

    /// <summary>What of the query stands in the text: what costs most, done once for snippet and quote.</summary>
    public static Findings Find(string text, QueryText query)
    {
        var analysed = VietnameseText.Analyse(text);
        var tokens = analysed.Tokens;
        var hit = new bool[tokens.Count];
        foreach (var unit in query.Units)
        {
            if (unit.Quoted) MarkPhrase(tokens, unit.Tokens, hit, exact: true);
            else if (unit.Joined is { } joined)
            {
                MarkPhrase(tokens, unit.Tokens, hit, exact: false);
                MarkWord(tokens, analysed.Compounds, joined.Exact, joined.Folded, hit);
            }
            else if (unit.Tokens.Count > 1) MarkPhrase(tokens, unit.Tokens, hit, exact: false);
            else MarkWord(tokens, analysed.Compounds, unit.Tokens[0].Exact, unit.Tokens[0].Folded, hit);

            foreach (var other in unit.Others) MarkPhrase(tokens, other, hit, exact: true);
        }

        return new Findings(text, tokens, Ranges(text, tokens, hit));
    }

    private static void MarkWord(IReadOnlyList<Token> tokens, IReadOnlyList<Compound> compounds, string exact, string folded, bool[] hit)
    {
        var onlyExact = !string.Equals(exact, folded, StringComparison.Ordinal)
            && (tokens.Any(token => token.Exact == exact) || compounds.Any(compound => compound.Exact == exact));
        for (var i = 0; i < tokens.Count; i++)
        {
            if (onlyExact ? tokens[i].Exact == exact : tokens[i].Folded == folded) hit[i] = true;
        }

        foreach (var compound in compounds)
        {
            if (onlyExact ? compound.Exact == exact : compound.Folded == folded) hit.AsSpan(compound.First, compound.Count).Fill(true);
        }
    }

    private static void MarkPhrase(IReadOnlyList<Token> tokens, IReadOnlyList<Token> phrase, bool[] hit, bool exact)
    {
        for (var i = 0; i + phrase.Count <= tokens.Count; i++)
        {
            var same = true;
            for (var j = 0; same && j < phrase.Count; j++)
                same = exact && phrase[j].IsMarked ? tokens[i + j].Exact == phrase[j].Exact : tokens[i + j].Folded == phrase[j].Folded;
            if (same) hit.AsSpan(i, phrase.Count).Fill(true);
        }
    }

    // Neighbouring words are marked as one, unless a sentence or more lies between them.
    private static List<Range> Ranges(string text, IReadOnlyList<Token> tokens, bool[] hit)
    {
        var ranges = new List<Range>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!hit[i]) continue;
            var from = tokens[i].Start;
            while (i + 1 < tokens.Count && hit[i + 1] && text.AsSpan(tokens[i].End, tokens[i + 1].Start - tokens[i].End) is " " or "-" or "/") i++;
            ranges.Add(from..tokens[i].End);
        }

        return ranges;
    }

    // The window with most marked letters; longer runs count more because they are phrases.
    private static (int From, int To) BestPart(IReadOnlyList<Token> tokens, List<Range> ranges, int textLength, int length)
    {
        if (ranges.Count == 0) return (0, WordEnd(tokens, Math.Min(length, textLength)));
        int best = 0, bestScore = -1;
        for (int first = 0, last = 0, score = 0; first < ranges.Count; first++)
        {
            while (last < ranges.Count && ranges[last].End.Value - ranges[first].Start.Value <= length * 2 / 3) score += Weight(ranges[last++]);
            if (score > bestScore) (best, bestScore) = (first, score);
            if (last > first) score -= Weight(ranges[first]);
            else last = first + 1;
        }

        var wish = ranges[best].Start.Value - (length / 4);
        var from = wish <= 0 || textLength <= length ? 0 : WordStart(tokens, Math.Min(wish, textLength - length));
        return (from, from + length >= textLength ? textLength : Math.Max(WordEnd(tokens, from + length), ranges[best].End.Value));
    }

    private static int Weight(Range range)
    {
        var length = range.End.Value - range.Start.Value;
        return length * length;
    }

    private static int WordStart(IReadOnlyList<Token> tokens, int at) => tokens.FirstOrDefault(token => token.Start >= at) is { Length: > 0 } token ? token.Start : at;

    private static int WordEnd(IReadOnlyList<Token> tokens, int at) => tokens.LastOrDefault(token => token.End <= at) is { Length: > 0 } token ? token.End : at;

    private static Marked Write(string text, int from, int to, List<Range> ranges, Func<int, int, string> piece)
    {
        var parts = new List<string>();
        var at = from;
        foreach (var range in ranges)
        {
            if (range.Start.Value < from || range.End.Value > to) continue;
            parts.Add(piece(at, range.Start.Value));
            parts.Add(piece(range.Start.Value, range.End.Value));
            at = range.End.Value;
        }

        parts.Add(piece(at, to));
        return new Marked(parts);
    }
}
