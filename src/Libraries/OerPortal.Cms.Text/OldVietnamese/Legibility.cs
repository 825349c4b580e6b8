using System.Globalization;

namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>Whether text that came out of a file is words, or what a font without a table left of them.</summary>
public static class Legibility
{
    private const int FewestWords = 5;

    /// <summary>Most words hold signs that no living spelling puts between letters. Too few words say nothing.</summary>
    public static bool IsGarbage(string text)
    {
        int words = 0, broken = 0;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!word.Any(c => char.IsLetter(c) || IsAlien(c)))
                continue;
            words++;
            if (word.Any(IsAlien) || IsBroken(word))
                broken++;
        }
        return words >= FewestWords && broken * 10 >= words * 4;
    }

    /// <summary>A line in which every word is one.</summary>
    public static bool IsSound(string line) => !line.Any(IsAlien) && !line.Split(' ').Any(IsBroken);

    // Replacement, private and control characters.
    private static bool IsAlien(char c) => c == '\uFFFD' || (char.IsControl(c) && !char.IsWhiteSpace(c)) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.PrivateUse;

    private static bool IsBroken(string word)
    {
        for (var i = 0; i + 1 < word.Length; i++)
        {
            // Signs of Latin-1 beside letters, and Latin tied to Cyrillic: glyph numbers taken for characters ("7UѭӡQJ").
            if ((IsLatinSign(word[i]) && char.IsAsciiLetter(word[i + 1])) || (char.IsAsciiLetter(word[i]) && IsLatinSign(word[i + 1])))
                return true;
            if (char.IsAsciiLetter(word[i]) && IsFarLetter(word[i + 1]))
                return true;
        }
        return false;
    }

    private static bool IsLatinSign(char c) => c is >= '\u00a1' and <= '\u00bf' and not ('\u00ad' or '\u00ab' or '\u00bb' or '\u00b7' or '\u00b5' or '\u00b0' or '\u00b2' or '\u00b3' or '\u00b9' or '\u00aa' or '\u00ba' or '\u00a9' or '\u00ae');

    private static bool IsFarLetter(char c) => c is >= '\u0400' and <= '\u052f';
}
