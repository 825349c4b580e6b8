using System.Xml;
using OerPortal.Cms.Text;

namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>Text of people in XML.</summary>
internal static class XmlWords
{
    public static void Words(this XmlWriter xml, string name, string ns, string text) => xml.WriteElementString(name, ns, XmlLetters.Clean(text));

    /// <param name="language">BCP 47.</param>
    public static void Words(this XmlWriter xml, string name, string ns, string text, string language)
    {
        xml.WriteStartElement(name, ns);
        if (IsTag(language)) xml.WriteAttributeString("xml", "lang", null, language);
        xml.WriteString(XmlLetters.Clean(text));
        xml.WriteEndElement();
    }

    /// <summary>Whether XML Schema takes it for a language.</summary>
    public static bool IsTag(string language)
    {
        var parts = language.Split('-');
        return parts[0].All(char.IsAsciiLetter) && parts.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }
}
