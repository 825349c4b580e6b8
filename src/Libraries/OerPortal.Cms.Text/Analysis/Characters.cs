using System.Globalization;

namespace OerPortal.Cms.Text.Analysis;

/// <summary>What a character is to the tokeniser.</summary>
public static class Characters
{
    public static bool IsWord(char c)
    {
        if (char.IsAscii(c)) return char.IsAsciiLetterOrDigit(c);
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter => true,
            // ʼ and ˈ are modifier letters too, but people mean an apostrophe by them.
            UnicodeCategory.ModifierLetter => !IsApostrophe(c),
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => true,
            UnicodeCategory.Surrogate => true,
            _ => false,
        };
    }

    /// <summary>Digits of any writing, also raised and lowered ones (x², CO₂) and printed fractions.</summary>
    public static bool IsNumber(char c) => char.IsAscii(c) ? char.IsAsciiDigit(c) : char.IsNumber(c);

    public static bool IsMark(char c) =>
        !char.IsAscii(c) && CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Soft hyphens, joiners and byte-order marks: they stand in words but are not part of them.</summary>
    public static bool IsInvisible(char c) => !char.IsAscii(c) && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    public static bool IsApostrophe(char c) => c is '\'' or '‘' or '’' or '‛' or 'ʼ' or 'ʻ' or 'ʹ' or 'ˈ' or '′' or '`' or '´' or '＇';

    public static bool IsDash(char c) => c is '-' or '‐' or '‑' or '‒' or '–' or '—' or '−' or '－';

    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '＂';

    /// <summary>Writing without spaces, where every character is taken as a word.</summary>
    public static bool IsIdeograph(char c) => c is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff');
}
