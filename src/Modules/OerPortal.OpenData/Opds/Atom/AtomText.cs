using System.Text;
using System.Xml;
using OerPortal.Cms.Text;

namespace OerPortal.OpenData.Opds.Atom;

/// <summary>XML as all of OPDS 1.2 is written.</summary>
internal static class AtomText
{
    private static readonly XmlWriterSettings Form = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false };

    public static byte[] Written(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Form)) write(xml);
        return bytes.ToArray();
    }

    public static void WriteText(this XmlWriter xml, string name, string text, string space = AtomTypes.AtomNamespace) => xml.WriteElementString(name, space, XmlLetters.Clean(text));

    public static void WritePerson(this XmlWriter xml, string kind, string name)
    {
        xml.WriteStartElement(kind, AtomTypes.AtomNamespace);
        xml.WriteText("name", name);
        xml.WriteEndElement();
    }

    /// <param name="length">Bytes.</param>
    /// <param name="more">Writes further attributes.</param>
    public static void WriteLink(this XmlWriter xml, string rel, string href, string type, string? title = null, long? length = null, string? language = null, Action<XmlWriter>? more = null)
    {
        xml.WriteStartElement("link", AtomTypes.AtomNamespace);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteAttributeString("type", type);
        if (title is not null) xml.WriteAttributeString("title", XmlLetters.Clean(title));
        if (language is not null) xml.WriteAttributeString("hreflang", language);
        if (length is { } bytes) xml.WriteAttributeString("length", XmlConvert.ToString(bytes));
        more?.Invoke(xml);
        xml.WriteEndElement();
    }
}
