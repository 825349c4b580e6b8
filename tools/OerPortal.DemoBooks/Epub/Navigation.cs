using System.Globalization;
using System.Xml.Linq;

namespace OerPortal.DemoBooks.Epub;

/// <summary>The table of contents, as EPUB 3 navigation and as NCX for older reading programs.</summary>
internal static class Navigation
{
    private static readonly XNamespace NcxSpace = "http://www.daisy.org/z3986/2005/ncx/";

    public static XDocument Nav(Manuscript book, IReadOnlyList<Member> chapters)
    {
        var h = ChapterPage.Xhtml;
        return new XDocument(
            new XDocumentType("html", null, null, null),
            new XElement(h + "html",
                new XAttribute(XNamespace.Xmlns + "epub", ChapterPage.Ops),
                new XAttribute("lang", book.Language),
                new XAttribute(XNamespace.Xml + "lang", book.Language),
                new XElement(h + "head", new XElement(h + "title", HouseWords.Contents)),
                new XElement(h + "body",
                    new XElement(h + "nav", new XAttribute(ChapterPage.Ops + "type", "toc"), new XAttribute("role", "doc-toc"),
                        new XElement(h + "h1", HouseWords.Contents),
                        new XElement(h + "ol", chapters.Select(chapter => Entry(chapter.Path, chapter.Title!)))),
                    new XElement(h + "nav", new XAttribute(ChapterPage.Ops + "type", "landmarks"), new XAttribute("hidden", "hidden"),
                        new XElement(h + "ol",
                            Landmark("text/cover.xhtml", "cover", HouseWords.Cover),
                            Landmark(chapters[0].Path, "bodymatter", chapters[0].Title!))))));

        XElement Entry(string path, string title) => new(h + "li", new XElement(h + "a", new XAttribute("href", path), title));
        XElement Landmark(string path, string type, string title) =>
            new(h + "li", new XElement(h + "a", new XAttribute(ChapterPage.Ops + "type", type), new XAttribute("href", path), title));
    }

    public static XDocument Ncx(Manuscript book, Edition edition, IReadOnlyList<Member> chapters) => new(
        new XElement(NcxSpace + "ncx", new XAttribute("version", "2005-1"), new XAttribute(XNamespace.Xml + "lang", book.Language),
            new XElement(NcxSpace + "head", new XElement(NcxSpace + "meta", new XAttribute("name", "dtb:uid"), new XAttribute("content", edition.Urn))),
            new XElement(NcxSpace + "docTitle", new XElement(NcxSpace + "text", book.Title)),
            new XElement(NcxSpace + "navMap", chapters.Select((chapter, index) =>
                new XElement(NcxSpace + "navPoint",
                    new XAttribute("id", string.Create(CultureInfo.InvariantCulture, $"point{index + 1}")),
                    new XAttribute("playOrder", index + 1),
                    new XElement(NcxSpace + "navLabel", new XElement(NcxSpace + "text", chapter.Title)),
                    new XElement(NcxSpace + "content", new XAttribute("src", chapter.Path)))))));
}
