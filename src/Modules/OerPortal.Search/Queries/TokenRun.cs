namespace OerPortal.Search.Queries;

internal static class TokenRun
{
    /// <summary>Whether a name stands there in what was typed. What was typed with marks must have these very marks.</summary>
    public static bool HasAt(this IReadOnlyList<Token> words, int index, IReadOnlyList<Token> name)
    {
        if (index + name.Count > words.Count) return false;
        for (var i = 0; i < name.Count; i++)
        {
            var (typed, meant) = (words[index + i], name[i]);
            if (!string.Equals(typed.Folded, meant.Folded, StringComparison.Ordinal)) return false;
            if (typed.IsMarked && !string.Equals(typed.Exact, meant.Exact, StringComparison.Ordinal)) return false;
        }

        return true;
    }
}
