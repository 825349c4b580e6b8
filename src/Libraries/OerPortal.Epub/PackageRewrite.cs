using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace OerPortal.Epub;

/// <summary>
/// The package document as the reader gets it: without items that lead out of the book, are scripts or do not
/// exist, with the media types the members are served as, and with fallback chains resolved in the reading order.
/// </summary>
internal static class PackageRewrite
{
    public static byte[] Clean(byte[] package, EpubPackage known, MemberLinks links)
    {
        var document = SafeXml.Read(package, known.Path, MarkupRules.Xml, reader => XDocument.Load(reader, LoadOptions.PreserveWhitespace));
        document.DocumentType?.Remove();
        var parts = known.Items.Values.Where(i => i.PartOf is not null).ToLookup(i => i.PartOf!);
        foreach (var element in document.Root!.Descendants().Where(e => e.Name.LocalName == "item").ToList())
        {
            if (!known.Items.TryGetValue((string?)element.Attribute("id") ?? "", out var item) || EpubMediaTypes.TreatmentOf(item.MediaType) == MemberTreatment.Dropped)
                element.Remove();
            else
            {
                element.SetAttributeValue("href", EpubPath.Relative(known.Path, item.Path));
                element.SetAttributeValue("media-type", item.MediaType);
                element.AddAfterSelf(parts[item.Id].Select(part => ItemOf(part, element)));
            }
        }
        RewriteSpine(document.Root, known);
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
            document.Save(writer);
        // The generic rules still hold for what is left (links, descriptions).
        return MarkupSanitiser.Clean(buffer.ToArray(), known.Path, EpubMediaTypes.Package, links);
    }

    private static void RewriteSpine(XElement package, EpubPackage known)
    {
        var spine = EpubPackageReader.Child(package, "spine")!;
        spine.Elements().Where(e => e.Name.LocalName == "itemref").Remove();
        spine.Add(known.Spine.Select(step => new XElement(
            spine.Name.Namespace + "itemref",
            new XAttribute("idref", step.Item.Id),
            step.IsLinear ? null : new XAttribute("linear", "no"),
            step.Properties.Count == 0 ? null : new XAttribute("properties", string.Join(' ', step.Properties)))));
    }

    private static XElement ItemOf(EpubItem part, XElement whole)
    {
        var item = new XElement(whole);
        var folder = ((string?)whole.Attribute("href") ?? "").LastIndexOf('/') + 1;
        item.SetAttributeValue("id", part.Id);
        item.SetAttributeValue("href", ((string?)whole.Attribute("href") ?? "")[..folder] + EpubPath.Encode(Path.GetFileName(part.Path)));
        return item;
    }
}
