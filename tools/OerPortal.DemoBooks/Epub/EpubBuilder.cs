using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using OerPortal.DemoBooks.Drawing;

namespace OerPortal.DemoBooks.Epub;

/// <summary>Makes an EPUB 3 publication of a book. The same edition always gives the same bytes.</summary>
public static class EpubBuilder
{
    private const string Xhtml = "application/xhtml+xml";

    /// <summary>Builds the publication in memory; the demo books are far below a megabyte.</summary>
    public static byte[] Build(Manuscript book, Edition edition)
    {
        var members = Members(book, edition);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            // OCF 3.3 §4.2.2: first, stored, nothing before or after the text.
            Add(zip, edition, "mimetype", "application/epub+zip"u8.ToArray(), CompressionLevel.NoCompression);
            Add(zip, edition, "META-INF/container.xml", Container(), CompressionLevel.Optimal);
            Add(zip, edition, "EPUB/package.opf", Bytes(PackageDocument.Write(book, edition, members)), CompressionLevel.Optimal);
            foreach (var member in members)
                Add(zip, edition, "EPUB/" + member.Path, member.Bytes, CompressionLevel.Optimal);
        }
        return stream.ToArray();
    }

    private static List<Member> Members(Manuscript book, Edition edition)
    {
        var chapters = book.Chapters.Take(edition.Chapters).Select((chapter, index) => ChapterMember(book, chapter, index + 1)).ToList();
        var cover = CoverMember(book);
        return
        [
            new Member("nav", "nav.xhtml", Xhtml, Bytes(Navigation.Nav(book, chapters)), "nav"),
            new Member("ncx", "toc.ncx", "application/x-dtbncx+xml", Bytes(Navigation.Ncx(book, edition, chapters))),
            new Member("style", "style/book.css", "text/css", Encoding.UTF8.GetBytes(BookStyle.Css(book))),
            cover,
            new Member("cover-page", "text/cover.xhtml", Xhtml, Bytes(CoverPage(book, cover)), InSpine: true),
            new Member("title-page", "text/title.xhtml", Xhtml, Bytes(TitlePage(book, edition)), InSpine: true),
            .. chapters,
            .. PicturesIn(book, chapters),
        ];
    }

    private static Member ChapterMember(Manuscript book, Chapter chapter, int number)
    {
        var page = ChapterPage.Render(book, chapter);
        var hasMaths = page.Descendants().Any(element => element.Name.LocalName == "math");
        var id = string.Create(CultureInfo.InvariantCulture, $"chapter{number:00}");
        return new Member(id, $"text/{id}.xhtml", Xhtml, Bytes(page), hasMaths ? "mathml" : null, InSpine: true, Title: chapter.Title);
    }

    private static Member CoverMember(Manuscript book)
    {
        if (book.Pictures.TryGetValue("cover.png", out var drawn))
            return new Member("cover-picture", "pictures/cover.png", "image/png", drawn, "cover-image");
        return new Member("cover-picture", "pictures/cover.svg", "image/svg+xml", Encoding.UTF8.GetBytes(CoverDrawing.Svg(book)), "cover-image");
    }

    private static IEnumerable<Member> PicturesIn(Manuscript book, IReadOnlyList<Member> chapters)
    {
        var text = string.Concat(chapters.Select(chapter => Encoding.UTF8.GetString(chapter.Bytes)));
        return book.Pictures
            .Where(picture => picture.Key != "cover.png" && text.Contains("../pictures/" + picture.Key, StringComparison.Ordinal))
            .OrderBy(picture => picture.Key, StringComparer.Ordinal)
            .Select((picture, index) => new Member(
                string.Create(CultureInfo.InvariantCulture, $"picture{index + 1:00}"), "pictures/" + picture.Key, MediaType(picture.Key), picture.Value));
    }

    private static XDocument CoverPage(Manuscript book, Member cover) => ChapterPage.Page(book.Language, HouseWords.Cover, "cover",
        $"<div class=\"cover\"><img src=\"../{cover.Path}\" alt=\"{WebUtility.HtmlEncode($"{HouseWords.Cover}: {book.Title}")}\" /></div>");

    private static XDocument TitlePage(Manuscript book, Edition edition)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"title-page\"><p class=\"kind\">{Escape(HouseWords.Kind(book.Kind))}</p><h1>{Escape(book.Title)}</h1>");
        if (book.Subtitle is not null)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"subtitle\">{Escape(book.Subtitle)}</p>");
        page.Append("<ul class=\"credits\">");
        foreach (var credit in book.Authors)
            page.Append(CultureInfo.InvariantCulture, $"<li>{Escape(credit.Name)} <span>{HouseWords.Role(credit.Role)}</span></li>");
        page.Append(CultureInfo.InvariantCulture, $"</ul><p class=\"house\">{HouseWords.School(book.Site)}<br />{HouseWords.Portal}, {edition.Date.Year}</p>");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"licence\">{Escape(HouseWords.LicenceSentence(book.Licence))}</p></div>");
        return ChapterPage.Page(book.Language, book.Title, "titlepage", page.ToString());
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string MediaType(string file) => Path.GetExtension(file) switch
    {
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "image/jpeg",
    };

    private static byte[] Container() => Encoding.UTF8.GetBytes(
        """
        <?xml version="1.0" encoding="utf-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
        """);

    private static byte[] Bytes(XDocument document)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" })
            document.Save(writer, SaveOptions.DisableFormatting);
        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, Edition edition, string path, byte[] bytes, CompressionLevel level)
    {
        var entry = zip.CreateEntry(path, level);
        entry.LastWriteTime = edition.Date;
        using var target = entry.Open();
        target.Write(bytes);
    }
}
