using System.Text;
using System.Xml;

namespace OerPortal.Ingest.Epub;

/// <summary>An attribute as it was read.</summary>
internal sealed record MarkupAttribute(string Prefix, string Name, string Namespace, string Value);

/// <summary>Copies sanitised markup node by node.</summary>
internal static class XmlCopy
{
    public static XmlWriter WriterTo(Stream output) => XmlWriter.Create(
        output,
        new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None, OmitXmlDeclaration = true });

    public static List<MarkupAttribute> Attributes(XmlReader reader)
    {
        var attributes = new List<MarkupAttribute>(reader.AttributeCount);
        while (reader.MoveToNextAttribute())
            attributes.Add(new MarkupAttribute(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value));
        reader.MoveToElement();
        return attributes;
    }

    public static void Write(XmlWriter writer, MarkupAttribute attribute) =>
        writer.WriteAttributeString(attribute.Prefix, attribute.Name, attribute.Namespace, attribute.Value);

    /// <summary>Everything but elements.</summary>
    public static void Content(XmlReader reader, XmlWriter writer)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Text or XmlNodeType.CDATA:
                writer.WriteString(reader.Value);
                break;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 0:
                writer.WriteWhitespace(reader.Value);
                break;
            case XmlNodeType.ProcessingInstruction:
                writer.WriteProcessingInstruction(reader.Name, reader.Value);
                break;
            case XmlNodeType.DocumentType:
                writer.WriteDocType(reader.Name, null, null, null);
                break;
        }
    }
}
