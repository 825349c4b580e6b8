using System.Xml.Linq;

namespace OerPortal.Epub;

/// <summary>
/// The lists of an EPUB 3 navigation document (EPUB 3.3 §7), as loosely as they are written: in boxes, without a type,
/// with entries in paragraphs, bold or as pictures.
/// </summary>
internal sealed class NavigationLists(XElement document, string path, BookNames names, IReadOnlySet<string> places)
{
    /// <param name="type">The list's epub:type: <c>toc</c>, <c>page-list</c> or <c>landmarks</c>.</param>
    public IReadOnlyList<EpubNavEntry> Read(string type)
    {
        if (Find(type) is not { } nav)
            return [];
        var entries = new NavigationEntries(path, names, places);
        var lists = TopLists(nav).ToList();
        return lists.Count > 0 ? [.. lists.SelectMany(list => FromList(list, depth: 0, entries))] : FromLinks(nav, entries);
    }

    private XElement? Find(string type)
    {
        var navs = document.Descendants().Where(e => e.Name.LocalName == "nav").ToList();
        var typed = navs.Find(n => Types(n).Contains(type)) ?? navs.Find(n => EpubPackageReader.Words((string?)n.Attribute("role")).Contains($"doc-{type.Replace("page-list", "pagelist", StringComparison.Ordinal)}"));
        if (typed is not null || type != "toc")
            return typed;
        var untyped = navs.Where(n => !Types(n).Any()).ToList();
        return untyped.Find(n => IsCalledContents((string?)n.Attribute("id")) || IsCalledContents((string?)n.Attribute("class")))
            ?? (untyped.Count == 1 ? untyped[0] : null)
            ?? (navs.Count == 0 ? document.Elements().FirstOrDefault(e => e.Name.LocalName == "body") : null);
    }

    private static IEnumerable<string> Types(XElement element) =>
        element.Attributes().Where(a => a.Name.LocalName == "type" && a.Name.NamespaceName.Length > 0).SelectMany(a => EpubPackageReader.Words(a.Value));

    private static bool IsCalledContents(string? name) => name is not null
        && (name.Contains("toc", StringComparison.OrdinalIgnoreCase) || name.Contains("contents", StringComparison.OrdinalIgnoreCase) || name.Contains("mucluc", StringComparison.OrdinalIgnoreCase));

    // Lists that lie in no other list of the same part, whatever box they are in.
    private static IEnumerable<XElement> TopLists(XElement parent) => parent.Elements().SelectMany(e => IsList(e) ? [e] : TopLists(e));

    private static bool IsList(XElement element) => element.Name.LocalName is "ol" or "ul";

    private static List<EpubNavEntry> FromList(XElement list, int depth, NavigationEntries entries)
    {
        var read = new List<EpubNavEntry>();
        if (depth > EpubLimits.NavigationDepth)
            return read;
        // A list right inside a list is what some programs write for the level below.
        foreach (var item in list.Elements().Where(e => e.Name.LocalName == "li" || IsList(e)).TakeWhile(_ => entries.MayAddOne()))
        {
            var children = (IsList(item) ? [item] : TopLists(item)).SelectMany(inner => FromList(inner, depth + 1, entries)).ToList();
            if (IsList(item))
            {
                read.AddRange(children);
                continue;
            }
            var link = Own(item).FirstOrDefault(e => e.Name.LocalName == "a" && e.Attribute("href") is not null);
            entries.Add(read, NavigationLabel.Of(link) ?? NavigationLabel.Of(item), (string?)link?.Attribute("href"), children);
        }
        return read;
    }

    private static List<EpubNavEntry> FromLinks(XElement part, NavigationEntries entries)
    {
        var read = new List<EpubNavEntry>();
        foreach (var link in part.Descendants().Where(e => e.Name.LocalName == "a" && e.Attribute("href") is not null).TakeWhile(_ => entries.MayAddOne()))
            entries.Add(read, NavigationLabel.Of(link), (string?)link.Attribute("href"), []);
        return read;
    }

    // Elements of an entry without those of the lists inside it.
    private static IEnumerable<XElement> Own(XElement item) => item.Elements().Where(e => !IsList(e)).SelectMany(e => Own(e).Prepend(e));
}

/// <summary>The points of an EPUB 2 table of contents (NCX), namespaces and order aside.</summary>
internal sealed class NcxPoints(string path, BookNames names, IReadOnlySet<string> places)
{
    public IReadOnlyList<EpubNavEntry> Read(XElement? parent, string name) => Read(parent, name, depth: 0, new NavigationEntries(path, names, places));

    private static List<EpubNavEntry> Read(XElement? parent, string name, int depth, NavigationEntries entries)
    {
        var read = new List<EpubNavEntry>();
        if (parent is null || depth > EpubLimits.NavigationDepth)
            return read;
        foreach (var point in Points(parent, name).TakeWhile(_ => entries.MayAddOne()))
        {
            var href = (string?)EpubPackageReader.Child(point, "content")?.Attribute("src");
            entries.Add(read, NavigationLabel.Of(EpubPackageReader.Child(point, "navLabel")), href, Read(point, name, depth + 1, entries));
        }
        return read;
    }

    // Right below, or in a box that means nothing.
    private static IEnumerable<XElement> Points(XElement parent, string name) =>
        parent.Elements().SelectMany(e => e.Name.LocalName == name ? [e] : e.Name.LocalName is "navLabel" or "content" or "head" or "pageList" or "navList" ? [] : Points(e, name));
}
