using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace OerPortal.Ingest.Epub;

/// <summary>
/// The package document as the reader gets it: without items that lead out of the book, are scripts or do not
/// exist, with the media types the members are served as, and with fallback chains resolved in the reading order.
/// </summary>
internal static class PackageRewrite
{
    public static byte[] Clean(byte[] package, EpubPackage known)
    {
        var document = SafeXml.Read(package, known.Path, reader => XDocument.Load(reader, LoadOptions.PreserveWhitespace));
        document.DocumentType?.Remove();
        foreach (var element in document.Root!.Descendants().Where(e => e.Name.LocalName == "item").ToList())
        {
            if (!known.Items.TryGetValue((string?)element.Attribute("id") ?? "", out var item) || EpubMediaTypes.TreatmentOf(item.MediaType) == MemberTreatment.Dropped)
                element.Remove();
            else
                element.SetAttributeValue("media-type", item.MediaType);
        }
        RewriteSpine(document.Root, known);
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
            document.Save(writer);
        // The generic rules still hold for what is left (links, descriptions).
        return MarkupSanitiser.Clean(buffer.ToArray(), known.Path, EpubMediaTypes.Package);
    }

    private static void RewriteSpine(XElement package, EpubPackage known)
    {
        var replaced = known.Spine.ToDictionary(s => (s.Original ?? s.Item).Id, s => s.Item.Id);
        foreach (var entry in package.Descendants().Where(e => e.Name.LocalName == "itemref").ToList())
        {
            if (replaced.Remove((string?)entry.Attribute("idref") ?? "", out var id))
                entry.SetAttributeValue("idref", id);
            else
                entry.Remove();
        }
    }
}
