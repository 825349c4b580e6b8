namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>How many words with more than ASCII letters are Vietnamese, and how many are not.</summary>
internal sealed record WordCount(int Vietnamese, int Strange)
{
    public static WordCount None { get; } = new(0, 0);

    public static WordCount Of(ReadOnlySpan<char> text)
    {
        int vietnamese = 0, strange = 0;
        foreach (var word in Words(text))
        {
            if (Syllable.Fits(text[word]))
                vietnamese++;
            else
                strange++;
        }
        return new WordCount(vietnamese, strange);
    }

    /// <summary>How many different characters beyond ASCII a text has; Danish and German have three or four, Vietnamese has dozens.</summary>
    public static int Variety(ReadOnlySpan<char> text)
    {
        var seen = new HashSet<char>();
        foreach (var c in text)
        {
            if (!char.IsAscii(c) && !char.IsWhiteSpace(c))
                seen.Add(c);
        }
        return seen.Count;
    }

    public static WordCount operator +(WordCount one, WordCount other) => new(one.Vietnamese + other.Vietnamese, one.Strange + other.Strange);

    /// <summary>Runs of letters, marks and signs that hold at least one letter and at least one character beyond ASCII.</summary>
    internal static List<Range> Words(ReadOnlySpan<char> text)
    {
        var words = new List<Range>();
        for (var at = 0; at < text.Length;)
        {
            bool hasLetter = false, isMarked = false;
            var end = at;
            for (; end < text.Length && IsInWord(text[end]); end++)
            {
                hasLetter |= char.IsLetter(text[end]);
                isMarked |= !char.IsAscii(text[end]);
            }
            if (hasLetter && isMarked)
                words.Add(at..end);
            at = end + 1;
        }
        return words;
    }

    // Dashes, quotes and blanks part words in every alphabet; other signs beyond ASCII may be letters of an old one.
    private static bool IsInWord(char c) => char.IsAscii(c) ? char.IsAsciiLetter(c)
        : !char.IsWhiteSpace(c) && c is not ((>= '\u2000' and <= '\u206f') or '\u00a0' or '\u00d7' or '\u00f7' or '\u00b0' or '\u00b1' or '«' or '»');
}
