using System.Xml.Linq;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub;

/// <summary>Reads the table of contents from the navigation document, or from the EPUB 2 NCX.</summary>
internal static class EpubNavigationReader
{
    public static EpubNavigation Read(StrictZip zip, EpubPackage package, BookNames names)
    {
        var places = package.Items.Values.Select(i => i.Path).ToHashSet(StringComparer.Ordinal);
        if (package.Nav is { } nav && Load(zip, nav.Path, MarkupRules.Html) is { } document)
        {
            var lists = new NavigationLists(document, nav.Path, names, places);
            if (lists.Read("toc") is { Count: > 0 } contents)
                return new EpubNavigation(contents, lists.Read("page-list"), lists.Read("landmarks"));
        }
        if (package.Ncx is not { } ncx || Load(zip, ncx.Path, MarkupRules.Xml) is not { } old)
            return EpubNavigation.Empty;
        var points = new NcxPoints(ncx.Path, names, places);
        return new EpubNavigation(points.Read(Part(old, "navMap") ?? old, "navPoint"), points.Read(Part(old, "pageList"), "pageTarget"), []);
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
        catch (FileRefusedException refused) when (refused.Reason is Refusal.EpubDamaged or Refusal.XmlTooDeep)
        {
            return null;
        }
    }

    private static XElement? Part(XElement document, string name) => document.Descendants().FirstOrDefault(e => e.Name.LocalName == name);
}
