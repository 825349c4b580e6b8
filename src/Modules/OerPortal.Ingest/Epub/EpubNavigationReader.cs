using System.Xml.Linq;
using OerPortal.Ingest.Zip;

namespace OerPortal.Ingest.Epub;

/// <summary>Reads the table of contents from the navigation document, or from the EPUB 2 NCX.</summary>
internal static class EpubNavigationReader
{
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly XName EpubType = XName.Get("type", "http://www.idpf.org/2007/ops");

    public static EpubNavigation Read(StrictZip zip, EpubPackage package, BookNames names)
    {
        if (package.Nav is { } nav && Load(zip, nav.Path, MarkupRules.Html) is { } document)
        {
            var read = new EpubNavigation(FromNav(document, nav.Path, "toc"), FromNav(document, nav.Path, "page-list"), FromNav(document, nav.Path, "landmarks"));
            if (read.Contents.Count > 0)
                return read;
        }
        return package.Ncx is { } ncx && Load(zip, ncx.Path, MarkupRules.Xml) is { } old
            ? new EpubNavigation(
                FromNcx(old.Descendants().FirstOrDefault(e => e.Name.LocalName == "navMap"), ncx.Path, "navPoint", new Count()),
                FromNcx(old.Descendants().FirstOrDefault(e => e.Name.LocalName == "pageList"), ncx.Path, "pageTarget", new Count()),
                [])
            : EpubNavigation.Empty;
    }

    // A broken table of contents costs the table, not the book; entities cost the book.
    private static XElement? Load(StrictZip zip, string path, MarkupRules rules)
    {
        zip.TryFind(path, out var member);
        var bytes = zip.ReadAll(member!, EpubLimits.PackageBytes, Refusal.EpubTooLarge);
        try
        {
            return SafeXml.Read(bytes, path, rules, XDocument.Load).Root;
        }
        catch (FileRefusedException refused) when (refused.Reason == Refusal.EpubDamaged)
        {
            return null;
        }
    }

    private static List<EpubNavEntry> FromNav(XElement document, string path, string type)
    {
        var nav = document.Descendants(Xhtml + "nav").FirstOrDefault(e => EpubPackageReader.Words((string?)e.Attribute(EpubType)).Contains(type));
        return FromList(nav?.Element(Xhtml + "ol"), path, depth: 0, new Count());
    }

    private static List<EpubNavEntry> FromList(XElement? list, string path, int depth, Count count)
    {
        var entries = new List<EpubNavEntry>();
        if (list is null || depth > EpubLimits.NavigationDepth)
            return entries;
        foreach (var item in list.Elements(Xhtml + "li").TakeWhile(_ => count.MayAddOne()))
        {
            var label = item.Elements().FirstOrDefault(e => e.Name == Xhtml + "a" || e.Name == Xhtml + "span");
            var children = FromList(item.Element(Xhtml + "ol"), path, depth + 1, count);
            Add(entries, label?.Value, (string?)label?.Attribute("href"), path, children);
        }
        return entries;
    }

    private static List<EpubNavEntry> FromNcx(XElement? parent, string path, string name, Count count, int depth = 0)
    {
        var entries = new List<EpubNavEntry>();
        if (parent is null || depth > EpubLimits.NavigationDepth)
            return entries;
        foreach (var point in parent.Elements().Where(e => e.Name.LocalName == name).TakeWhile(_ => count.MayAddOne()))
        {
            var label = EpubPackageReader.Child(point, "navLabel")?.Value;
            var href = (string?)EpubPackageReader.Child(point, "content")?.Attribute("src");
            Add(entries, label, href, path, FromNcx(point, path, name, count, depth + 1));
        }
        return entries;
    }

    private static void Add(List<EpubNavEntry> entries, string? title, string? href, string path, List<EpubNavEntry> children)
    {
        var target = href is null ? null : EpubPath.Resolve(path, href);
        // A heading without an address of its own opens at its first chapter.
        var address = target is null ? children.FirstOrDefault()?.Href : EpubPath.Encode(target) + EpubPath.Fragment(href!);
        var text = string.Join(' ', EpubPackageReader.Words(title)).Normalize();
        if (address is not null)
            entries.Add(new EpubNavEntry(text.Length > 0 ? text : "…", address, children));
    }

    private sealed class Count
    {
        private int _entries;

        public bool MayAddOne() => ++_entries <= EpubLimits.NavigationEntries;
    }
}
