using System.Text;
using System.Xml;

namespace OerPortal.Cms.Text;

/// <summary>Text of people in XML.</summary>
public static class XmlLetters
{
    /// <summary>
    /// Without what XML 1.0 has no letter for, which stands in some old files, and without C1 controls, which it allows and nobody means. Half
    /// a pair of surrogates becomes U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var letter in text)
            if (!XmlConvert.IsXmlChar(letter) || letter is >= '\u007f' and < '\u00a0') return Mended(text);
        return text;
    }

    private static string Mended(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value > char.MaxValue || (XmlConvert.IsXmlChar((char)rune.Value) && rune.Value is < 0x7f or >= 0xa0)) mended.Append(rune.ToString());
        return mended.ToString();
    }
}
