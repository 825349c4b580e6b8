using System.Text;
using System.Xml;

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

    public static void WriteText(this XmlWriter xml, string name, string text, string space = AtomTypes.AtomNamespace) => xml.WriteElementString(name, space, Clean(text));

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
        if (title is not null) xml.WriteAttributeString("title", Clean(title));
        if (language is not null) xml.WriteAttributeString("hreflang", language);
        if (length is { } bytes) xml.WriteAttributeString("length", XmlConvert.ToString(bytes));
        more?.Invoke(xml);
        xml.WriteEndElement();
    }

    // What XML has no letter for stands in some old files.
    public static string Clean(string text)
        => text.All(letter => letter is >= ' ' and < '\ud800' or '\n' or '\t')
            ? text
            : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));
}
