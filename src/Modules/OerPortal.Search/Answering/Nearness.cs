using OerPortal.Search.Queries;

namespace OerPortal.Search.Answering;

/// <summary>How near each other the words of a query stand in a text.</summary>
internal static class Nearness
{
    /// <summary>So few words hold together whatever stands between them: a heading and its first words, two lines of a poem.</summary>
    public const int FewWords = 10;

    // A longer "sentence" is a list or a text without stops.
    private const int LongestSentence = 40;

    /// <returns>From the first to the last of the words in the closest place that has all of them near each other; null when there is none.</returns>
    public static int? Of(IReadOnlyList<QueryUnit> units, AnalysedText analysed, string text)
    {
        var words = analysed.Tokens;
        var sentences = Sentences(words, text);
        var last = new int[units.Count];
        Array.Fill(last, -1);
        int? closest = null;
        for (var end = 0; end < words.Count; end++)
        {
            var stands = false;
            for (var i = 0; i < units.Count; i++)
            {
                if (units[i].Ways(others: true).Any(way => EndsAt(way, words, end))) (last[i], stands) = (end, true);
            }

            if (!stands || last.Min() is var first && first < 0) continue;
            var apart = end - first + 1;
            if (apart <= (sentences[first] == sentences[end] ? LongestSentence : FewWords) && apart < (closest ?? int.MaxValue)) closest = apart;
        }

        return closest;
    }

    private static bool EndsAt(IReadOnlyList<Token> way, IReadOnlyList<Token> words, int end)
    {
        if (end + 1 < way.Count) return false;
        for (var i = 0; i < way.Count; i++)
        {
            if (!string.Equals(way[i].Folded, words[end - way.Count + 1 + i].Folded, StringComparison.Ordinal)) return false;
        }

        return true;
    }

    /// <summary>The number of the sentence that each word is in.</summary>
    private static int[] Sentences(IReadOnlyList<Token> words, string text)
    {
        var numbers = new int[words.Count];
        for (var i = 1; i < words.Count; i++)
            numbers[i] = numbers[i - 1] + (text.AsSpan(words[i - 1].End, Math.Max(0, words[i].Start - words[i - 1].End)).ContainsAny(".!?…\n") ? 1 : 0);
        return numbers;
    }
}
