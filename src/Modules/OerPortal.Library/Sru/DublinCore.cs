using System.Xml;
using OerPortal.Cms.Text;
using OerPortal.Library.Models;

namespace OerPortal.Library.Sru;

/// <summary>A book in Dublin Core, as SRU's own schema wraps it.</summary>
internal static class DublinCore
{
    internal const string Schema = "info:srw/schema/1/dc-v1.1";
    private const string Wrapper = "info:srw/schema/1/dc-schema";
    internal const string Namespace = "http://purl.org/dc/elements/1.1/";

    internal static void Write(XmlWriter xml, Title title, string? language)
    {
        xml.WriteStartElement("srw_dc", "dc", Wrapper);
        Element("title", title.Heading);
        foreach (var person in Parts(title.People))
            Element("creator", person);
        foreach (var subject in Parts(title.Subjects))
            Element("subject", subject);
        Element("publisher", string.Join(" : ", new[] { title.Place, title.Publisher }.Where(part => part.Length > 0)));
        Element("date", $"{title.Year}");
        Element("type", "Text");
        Element("format", title.Pages is { } pages ? $"{pages} tr." : "");
        Element("identifier", title.Isbn.Length > 0 ? $"ISBN:{title.Isbn}" : "");
        Element("language", language ?? "");
        xml.WriteEndElement();

        void Element(string name, string value)
        {
            if (value.Length > 0)
                xml.WriteElementString("dc", name, Namespace, XmlLetters.Clean(value));
        }
    }

    private static string[] Parts(string text) => text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
