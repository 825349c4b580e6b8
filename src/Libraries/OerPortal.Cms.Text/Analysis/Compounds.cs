using System.Text;

namespace OerPortal.Cms.Text.Analysis;

/// <summary>Finds the words people write joined, hyphenated or parted (see <see cref="Compound"/>).</summary>
internal static class Compounds
{
    private const int LongestRun = 8;

    public static IReadOnlyList<Compound> In(IReadOnlyList<Token> tokens)
    {
        var found = new List<Compound>();
        for (var first = 0; first < tokens.Count;)
        {
            var last = first;
            while (last + 1 < tokens.Count && tokens[last].Join != '\0') last++;
            var count = last - first + 1;
            if (count is > 1 and <= LongestRun && Joined(tokens, first, count) is { } compound) found.Add(compound);
            first = last + 1;
        }

        return found;
    }

    private static Compound? Joined(IReadOnlyList<Token> tokens, int first, int count)
    {
        bool numbers = true, dashes = true;
        for (var i = first; i < first + count; i++)
        {
            numbers &= tokens[i].Exact.All(char.IsAsciiDigit);
            if (i < first + count - 1) dashes &= tokens[i].Join is '-' or Token.Touching;
        }

        if (numbers) return IsThousands(tokens, first, count) ? Concatenated(tokens, first, count, "")
            : Enumerable.Range(first, count - 1).All(i => tokens[i].Join != ',') ? Concatenated(tokens, first, count, "-") : null;
        return dashes ? Concatenated(tokens, first, count, "") : null;
    }

    // 12.480 as Vietnamese write it, 12,480 as English do.
    private static bool IsThousands(IReadOnlyList<Token> tokens, int first, int count)
    {
        if (tokens[first].Length > 3 || tokens[first].Join is not ('.' or ',')) return false;
        for (var i = first + 1; i < first + count; i++)
        {
            if (tokens[i].Length != 3) return false;
            if (i < first + count - 1 && tokens[i].Join != tokens[first].Join) return false;
        }

        return true;
    }

    private static Compound Concatenated(IReadOnlyList<Token> tokens, int first, int count, string between)
    {
        StringBuilder exact = new(), folded = new();
        for (var i = first; i < first + count; i++)
        {
            if (i > first)
            {
                exact.Append(between);
                folded.Append(between);
            }

            exact.Append(tokens[i].Exact);
            folded.Append(tokens[i].Folded);
        }

        return new Compound(first, count, exact.ToString(), folded.ToString());
    }
}
