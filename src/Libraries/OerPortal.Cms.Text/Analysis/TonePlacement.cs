using System.Text;

namespace OerPortal.Cms.Text.Analysis;

/// <summary>
/// Moves the tone of a Vietnamese syllable to one agreed vowel, because two placements are in daily use
/// (hòa / hoà, thủy / thuỷ, khỏe / khoẻ) and misplaced tones are a common slip (qúy, gía, hòan).
/// </summary>
/// <remarks>
/// The agreed place: the vowel with a hat, breve or horn if there is one (the last, in ươ); otherwise the only vowel;
/// the second of two before a final consonant (toán); the middle of three (hoài); the first of two at the end (hòa, của).
/// <c>qu</c> and <c>gi</c> before a vowel are consonants: quý, giá. The i and y that end an open syllable after
/// h, k, l, m, s, t and qu are one sound with two school spellings (vật lí / vật lý, mĩ thuật / mỹ thuật): both become i.
/// </remarks>
public static class TonePlacement
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";
    private const string TwoSpellingsAfter = "hklmst";

    /// <summary>The canonical spelling of one lower-case word in NFC; a word that is not one syllable stays as it is.</summary>
    public static string Canonical(string word)
    {
        if (word.Length > 12) return word;
        Span<Letter> letters = stackalloc Letter[12];
        if (!TryTakeApart(word, letters, out var count, out var tone)) return word;

        var from = Onset(letters[..count]);
        var to = from;
        while (to < count && letters[to].IsVowel) to++;
        if (to == from) return word;
        for (var i = to; i < count; i++)
        {
            // A second group of vowels: several syllables in one word, a foreign name.
            if (letters[i].IsVowel) return word;
        }

        letters = letters[..count];
        UnifyFinalI(letters, from, to);
        return Compose(letters, tone == '\0' ? -1 : Carrier(letters, from, to), tone);
    }

    private static bool TryTakeApart(string word, Span<Letter> letters, out int count, out char tone)
    {
        count = 0;
        tone = '\0';
        foreach (var c in word.Decomposed())
        {
            if (c is >= '\u0300' and <= '\u036f')
            {
                if (count == 0) return false;
                ref var letter = ref letters[count - 1];
                if (letter.IsVowel && Tones.Contains(c, StringComparison.Ordinal))
                {
                    if (tone != '\0') return false;
                    tone = c;
                }
                else if (letter.Quality == '\0')
                {
                    letter.Quality = c;
                }
                else
                {
                    return false;
                }
            }
            else
            {
                if (count == letters.Length || !char.IsLetter(c)) return false;
                letters[count++] = new Letter { Base = c };
            }
        }

        return count > 0;
    }

    private static int Onset(ReadOnlySpan<Letter> letters)
    {
        if (letters.Length > 2 && letters[2].IsVowel
            && ((letters[0].Base == 'q' && letters[1].Base == 'u')
                || (letters[0].Base == 'g' && letters[1].Base == 'i' && letters[1].Quality == '\0')))
            return 2;
        var i = 0;
        while (i < letters.Length && !letters[i].IsVowel) i++;
        return i;
    }

    private static void UnifyFinalI(Span<Letter> letters, int from, int to)
    {
        var open = to == letters.Length && to - from == 1;
        if (!open || letters[from].Base != 'y' || letters[from].Quality != '\0') return;
        var single = from == 1 && TwoSpellingsAfter.Contains(letters[0].Base, StringComparison.Ordinal);
        var qu = from == 2 && letters[0].Base == 'q';
        if (single || qu) letters[from].Base = 'i';
    }

    private static int Carrier(ReadOnlySpan<Letter> letters, int from, int to)
    {
        for (var i = to - 1; i >= from; i--)
        {
            if (letters[i].Quality != '\0') return i;
        }

        return (to - from) switch
        {
            1 => from,
            2 => to < letters.Length ? from + 1 : from,
            _ => from + 1,
        };
    }

    private static string Compose(ReadOnlySpan<Letter> letters, int carrier, char tone)
    {
        var text = new StringBuilder(letters.Length + 4);
        for (var i = 0; i < letters.Length; i++)
        {
            text.Append(letters[i].Base);
            if (letters[i].Quality != '\0') text.Append(letters[i].Quality);
            if (i == carrier) text.Append(tone);
        }

        return text.ToString().Composed();
    }

    private struct Letter
    {
        public char Base;
        public char Quality;

        public readonly bool IsVowel => Base is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
    }
}
