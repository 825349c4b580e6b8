using System.Text;
using System.Xml;

namespace OerPortal.Epub;

/// <summary>An attribute as it was read.</summary>
internal sealed record MarkupAttribute(string Prefix, string Name, string Namespace, string Value);

/// <summary>Copies sanitised markup node by node.</summary>
internal static class XmlCopy
{
    public static XmlWriter WriterTo(Stream output) => XmlWriter.Create(
        output,
        new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None, OmitXmlDeclaration = true });

    /// <summary>The document with attribute values exchanged; itself when none is.</summary>
    /// <param name="exchange">The new value of an attribute of an element, or null where it stays.</param>
    public static byte[] WithAttributes(byte[] markup, Func<string, MarkupAttribute, string?> exchange)
    {
        using var reader = SafeXml.Open(markup);
        using var output = new MemoryStream(markup.Length + 1024);
        var changed = false;
        using (var writer = WriterTo(output))
        {
            while (reader.Read())
                changed |= Node(reader, writer, exchange);
        }
        return changed ? output.ToArray() : markup;
    }

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

    private static bool Node(XmlReader reader, XmlWriter writer, Func<string, MarkupAttribute, string?> exchange)
    {
        var changed = false;
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var (element, isEmpty) = (reader.LocalName, reader.IsEmptyElement);
                writer.WriteStartElement(reader.Prefix, element, reader.NamespaceURI);
                foreach (var attribute in Attributes(reader))
                {
                    var next = exchange(element, attribute);
                    changed |= next is not null;
                    Write(writer, attribute with { Value = next ?? attribute.Value });
                }
                if (isEmpty)
                    writer.WriteEndElement();
                break;
            case XmlNodeType.EndElement:
                writer.WriteFullEndElement();
                break;
            default:
                Content(reader, writer);
                break;
        }
        return changed;
    }

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
