using System.Xml.Linq;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub;

/// <summary>Reads the package document (EPUB 3.3 §5; EPUB 2 packages too).</summary>
internal static class EpubPackageReader
{
    internal static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";

    public static EpubPackage Read(StrictZip zip, string path, BookNames names)
    {
        zip.TryFind(path, out var member);
        var bytes = zip.ReadAll(member!, EpubLimits.PackageBytes, Refusal.EpubTooLarge);
        var package = SafeXml.Read(bytes, path, MarkupRules.Xml, XDocument.Load).Root!;
        var metadata = new EpubMetadataReader(package);
        var spineElement = Child(package, "spine");
        var missing = new MissingItems(names, path, StepsOf(spineElement));
        var items = ReadItems(names, package, path, missing);
        var spine = ReadSpine(spineElement, items, missing);
        if (spine.TrueForAll(s => s.Item.Missing is not null))
            throw FileRefusedException.In(Refusal.EpubDamaged, spine.Count == 0 ? path : spine[0].Item.Missing!);
        var described = metadata.Read();
        var covers = CoverCandidates.Declared(package, path, items, names);
        return new EpubPackage(
            path,
            described,
            metadata.UniqueIdentifier((string?)package.Attribute("unique-identifier")),
            metadata.Meta("dcterms:modified").FirstOrDefault(),
            metadata.Accessibility(),
            new EpubRenderingReader(zip, package, metadata).Read(metadata.LanguageAsWritten),
            items,
            spine,
            covers.Select(c => items.Values.FirstOrDefault(i => i.Path == c && CoverCandidates.IsPicture(i))).FirstOrDefault(i => i is not null),
            items.Values.FirstOrDefault(i => i.Properties.Contains("nav") && i.Missing is null),
            FindNcx(spineElement, items),
            missing.Absent,
            covers);
    }

    /// <summary>Elements by local name: old packages use other namespaces or none.</summary>
    internal static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    internal static IReadOnlyList<string> Words(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    // What is not in the book is remembered by name; a step of the reading order becomes a page that says so.
    private static Dictionary<string, EpubItem> ReadItems(BookNames names, XElement package, string path, MissingItems missing)
    {
        var items = new Dictionary<string, EpubItem>(StringComparer.Ordinal);
        foreach (var element in Child(package, "manifest")?.Elements().Where(e => e.Name.LocalName == "item") ?? [])
        {
            var id = ((string?)element.Attribute("id"))?.Trim();
            var href = (string?)element.Attribute("href") ?? "";
            var declared = (string?)element.Attribute("media-type");
            if (id is null)
                continue;
            if (href.Length == 0 || names.Find(path, href) is not { } target)
            {
                if (missing.PageFor(id, href, declared) is { } page)
                    items.TryAdd(id, page with { FallbackId = (string?)element.Attribute("fallback") });
                continue;
            }
            items.TryAdd(id, new EpubItem(
                id,
                target,
                EpubMediaTypes.Of(target, declared),
                Words((string?)element.Attribute("properties")),
                (string?)element.Attribute("fallback"),
                (string?)element.Attribute("media-overlay")));
        }
        foreach (var page in missing.PagesForUnknownSteps(items))
            items.Add(page.Id, page);
        return items;
    }

    private static List<string> StepsOf(XElement? spine) =>
        spine?.Elements().Where(e => e.Name.LocalName == "itemref").Select(e => ((string?)e.Attribute("idref") ?? "").Trim()).ToList() ?? [];

    private static List<EpubSpineItem> ReadSpine(XElement? spine, Dictionary<string, EpubItem> items, MissingItems missing)
    {
        var entries = spine?.Elements().Where(e => e.Name.LocalName == "itemref").ToList() ?? [];
        if (entries.Count > EpubLimits.SpineItems)
            throw new FileRefusedException(Refusal.EpubTooLarge, "reading order");
        var read = new List<EpubSpineItem>(entries.Count);
        foreach (var entry in entries)
        {
            if (!items.TryGetValue(((string?)entry.Attribute("idref") ?? "").Trim(), out var item))
                continue;
            var shown = EpubFallbacks.Shown(item, items) ?? missing.PageForForeign(item);
            var isLinear = (string?)entry.Attribute("linear") != "no";
            read.Add(new EpubSpineItem(shown, shown == item ? null : item, isLinear, Words((string?)entry.Attribute("properties"))));
        }
        return read;
    }

    private static EpubItem? FindNcx(XElement? spine, Dictionary<string, EpubItem> items) =>
        (string?)spine?.Attribute("toc") is { } id && items.TryGetValue(id, out var named)
            ? named
            : items.Values.FirstOrDefault(i => i.MediaType == EpubMediaTypes.Ncx)
                ?? items.Values.FirstOrDefault(i => Path.GetExtension(i.Path).Equals(".ncx", StringComparison.OrdinalIgnoreCase));
}
