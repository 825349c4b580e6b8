using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>What betrays an old alphabet even in a few words.</summary>
internal static partial class OldSigns
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A sign inside or before letters where no living spelling has one: "Gi¸o ¸n ®iÖn tö". Signs of units, products and powers are none.</summary>
    public static bool HasSymbolInWord(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var (left, right) = (text[i], text[i + 1]);
            if ((IsSign(left) && char.IsAsciiLetter(right)) || (char.IsAsciiLetter(left) && IsSign(right)))
                return true;
        }
        return false;
    }

    /// <summary>"Toaùn", "ñieän": VNI's marks behind a vowel, in pairs that French, Danish and Portuguese do not have.</summary>
    public static bool HasMarkAfterVowel(string text) => VniPairs().IsMatch(text);

    /// <summary>The text that UTF-8 bytes taken for Windows-1252 or Latin-1 stood for; the same text when it is not such.</summary>
    public static string ReadDoubleUtf8(string text)
    {
        var bytes = new byte[text.Length];
        var hasLead = false;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i] == '\uf8ff' ? -1 : OldBytes.Of(text[i]);
            if (b < 0)
                return text;
            bytes[i] = (byte)b;
            hasLead |= b >= 0xC3;
        }
        if (!hasLead)
            return text;
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }

    private static bool IsSign(char c) => c is '\u00b8' or '\u00b6' or '\u00b9' or '\u00a8' or '\u00ac' or '\u00bb' or '\u00bc' or '\u00bd' or '\u00be' or '\u00ae'
        || (c is >= '\uf0a1' and <= '\uf0fe' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.PrivateUse);

    [GeneratedRegex("[aA][ùøûõáàåãäÙØÛÕÁÀÅÃÄ]|[eE][ùøûõáàåãäÙØÛÕÁÀÅÃÄ]|[oO][øõáàåãäØÕÁÀÅÃÄ]|[uU][øûõïùØÛÕÏÙ]|[öÖ][ùøûõïÙØÛÕÏ]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VniPairs();
}
