using System.IO.Compression;
using System.Text;

namespace OerPortal.TestKit;

/// <summary>The smallest EPUB that can be read here, made in memory as a teacher's programme would export it.</summary>
public static class SmallBook
{
    /// <param name="title">Its title.</param>
    /// <param name="sentence">All it says.</param>
    /// <param name="notes">Text of a further file in it, or null.</param>
    public static byte[] Epub(string title, string sentence, string? notes = null)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "mimetype", "application/epub+zip", CompressionLevel.NoCompression);
            Add(zip, "META-INF/container.xml", """
                <?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                <rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
                """);
            Add(zip, "book.opf", $"""
                <?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
                <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:{Guid.CreateVersion7()}</dc:identifier>
                <dc:title>{title}</dc:title><dc:language>vi</dc:language><dc:creator>Trần Thị Mỹ Hạnh</dc:creator>
                <meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
                <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                <item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/>{(notes is null ? "" : """<item id="n" href="ghi-chu.txt" media-type="text/plain"/>""")}</manifest>
                <spine><itemref idref="c1"/></spine></package>
                """);
            Add(zip, "nav.xhtml", """
                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Mục lục</title></head>
                <body><nav epub:type="toc"><ol><li><a href="c1.xhtml">Chương một</a></li></ol></nav></body></html>
                """);
            Add(zip, "c1.xhtml", $"""
                <html xmlns="http://www.w3.org/1999/xhtml" lang="vi"><head><title>Chương một</title></head>
                <body><h1>Chương một</h1><p>{sentence}</p></body></html>
                """);
            if (notes is not null)
                Add(zip, "ghi-chu.txt", notes);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string content, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var entry = zip.CreateEntry(name, level).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
