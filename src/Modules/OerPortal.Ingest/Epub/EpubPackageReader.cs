using System.Xml.Linq;
using OerPortal.Ingest.Zip;

namespace OerPortal.Ingest.Epub;

/// <summary>Reads the package document (EPUB 3.3 §5; EPUB 2 packages too).</summary>
internal static class EpubPackageReader
{
    internal static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";

    public static EpubPackage Read(StrictZip zip, string path)
    {
        zip.TryFind(path, out var member);
        var bytes = zip.ReadAll(member!, EpubLimits.PackageBytes, Refusal.EpubTooLarge);
        var package = SafeXml.Read(bytes, path, XDocument.Load).Root!;
        var metadata = new EpubMetadataReader(package);
        var items = ReadItems(zip, package, path);
        var spineElement = Child(package, "spine");
        var spine = ReadSpine(spineElement, items);
        if (spine.Count == 0)
            throw new FileRefusedException(Refusal.EpubDamaged, "reading order");
        var described = metadata.Read();
        return new EpubPackage(
            path,
            described,
            metadata.UniqueIdentifier((string?)package.Attribute("unique-identifier")),
            metadata.Meta("dcterms:modified").FirstOrDefault(),
            metadata.Accessibility(),
            new EpubRenderingReader(zip, package, metadata).Read(described.Language),
            items,
            spine,
            FindCover(package, path, items, metadata),
            items.Values.FirstOrDefault(i => i.Properties.Contains("nav")),
            FindNcx(spineElement, items));
    }

    /// <summary>Elements by local name: old packages use other namespaces or none.</summary>
    internal static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    internal static IReadOnlyList<string> Words(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    // Items that lead out of the book, or to members that are not there, are left out; the rest of the book stands.
    private static Dictionary<string, EpubItem> ReadItems(StrictZip zip, XElement package, string path)
    {
        var items = new Dictionary<string, EpubItem>(StringComparer.Ordinal);
        foreach (var element in Child(package, "manifest")?.Elements().Where(e => e.Name.LocalName == "item") ?? [])
        {
            var id = (string?)element.Attribute("id");
            var target = EpubPath.Resolve(path, (string?)element.Attribute("href") ?? "..");
            if (id is null || target is null || !zip.TryFind(target, out _))
                continue;
            items.TryAdd(id, new EpubItem(
                id,
                target,
                EpubMediaTypes.Of(target, (string?)element.Attribute("media-type")),
                Words((string?)element.Attribute("properties")),
                (string?)element.Attribute("fallback"),
                (string?)element.Attribute("media-overlay")));
        }
        return items;
    }

    private static List<EpubSpineItem> ReadSpine(XElement? spine, Dictionary<string, EpubItem> items)
    {
        var entries = spine?.Elements().Where(e => e.Name.LocalName == "itemref").ToList() ?? [];
        if (entries.Count > EpubLimits.SpineItems)
            throw new FileRefusedException(Refusal.EpubTooLarge, "reading order");
        var read = new List<EpubSpineItem>(entries.Count);
        foreach (var entry in entries)
        {
            if (!items.TryGetValue((string?)entry.Attribute("idref") ?? "", out var item) || EpubFallbacks.Shown(item, items) is not { } shown)
                continue;
            var isLinear = (string?)entry.Attribute("linear") != "no";
            read.Add(new EpubSpineItem(shown, shown == item ? null : item, isLinear, Words((string?)entry.Attribute("properties"))));
        }
        return read;
    }

    private static EpubItem? FindCover(XElement package, string path, Dictionary<string, EpubItem> items, EpubMetadataReader metadata)
    {
        var byProperty = items.Values.FirstOrDefault(i => i.Properties.Contains("cover-image"));
        if (byProperty is not null)
            return byProperty;
        if (metadata.NamedMeta("cover") is { } id && items.TryGetValue(id, out var byName))
            return byName;
        var guide = Child(package, "guide")?.Elements().FirstOrDefault(e => (string?)e.Attribute("type") == "cover");
        var target = guide is null ? null : EpubPath.Resolve(path, (string?)guide.Attribute("href") ?? "");
        return items.Values.FirstOrDefault(i => i.Path == target)
            ?? items.Values.FirstOrDefault(i => EpubMediaTypes.IsRasterImage(i.MediaType) && Path.GetFileNameWithoutExtension(i.Path).Equals("cover", StringComparison.OrdinalIgnoreCase));
    }

    private static EpubItem? FindNcx(XElement? spine, Dictionary<string, EpubItem> items) =>
        (string?)spine?.Attribute("toc") is { } id && items.TryGetValue(id, out var named)
            ? named
            : items.Values.FirstOrDefault(i => i.MediaType == EpubMediaTypes.Ncx);
}
