namespace OerPortal.Search.Typing;

/// <summary>How far two words are apart for somebody who types.</summary>
internal static class Slips
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>Every word that one slip makes into this one: a letter too many, missing, wrong, or two swapped.</summary>
    public static IEnumerable<string> OneSlipAway(string word)
    {
        for (var i = 0; i <= word.Length; i++)
        {
            foreach (var letter in Letters)
            {
                yield return word.Insert(i, letter.ToString());
                if (i < word.Length) yield return string.Concat(word.AsSpan(0, i), letter.ToString(), word.AsSpan(i + 1));
            }

            if (i < word.Length) yield return word.Remove(i, 1);
            if (i + 1 < word.Length) yield return string.Concat(word.AsSpan(0, i), word[i + 1].ToString(), word[i].ToString(), word.AsSpan(i + 2));
        }
    }

    /// <summary>Whether two words have the same letters in another order, the commonest slip.</summary>
    public static bool IsSwap(string first, string second) => first.Length == second.Length && first.Order().SequenceEqual(second.Order());

    /// <summary>Letters added, left out, changed or swapped with their neighbour (optimal string alignment).</summary>
    public static int Distance(string first, string second)
    {
        int[] before = [], last = [.. Enumerable.Range(0, second.Length + 1)];
        for (var i = 1; i <= first.Length; i++)
        {
            var row = new int[second.Length + 1];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var change = first[i - 1] == second[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last) = (last, row);
        }

        return last[second.Length];
    }
}
