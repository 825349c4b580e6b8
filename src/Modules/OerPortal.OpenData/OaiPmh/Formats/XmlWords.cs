using System.Text;
using System.Xml;

namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>Text of people in XML.</summary>
internal static class XmlWords
{
    /// <summary>Without what XML has no letters for, which stands in some old files.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
            if (!XmlConvert.IsXmlChar(text[i]) || text[i] is >= '\u007f' and < '\u00a0') return Mended(text);
        return text;
    }

    public static void Words(this XmlWriter xml, string name, string ns, string text) => xml.WriteElementString(name, ns, Clean(text));

    /// <param name="language">BCP 47.</param>
    public static void Words(this XmlWriter xml, string name, string ns, string text, string language)
    {
        xml.WriteStartElement(name, ns);
        if (IsTag(language)) xml.WriteAttributeString("xml", "lang", null, language);
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    /// <summary>Whether XML Schema takes it for a language.</summary>
    public static bool IsTag(string language)
    {
        var parts = language.Split('-');
        return parts[0].All(char.IsAsciiLetter) && parts.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }

    // Half a pair of surrogates becomes U+FFFD. C1 controls are allowed in XML, but nobody means them.
    private static string Mended(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value > char.MaxValue || (XmlConvert.IsXmlChar((char)rune.Value) && rune.Value is < 0x7f or >= 0xa0)) mended.Append(rune.ToString());
        return mended.ToString();
    }
}
