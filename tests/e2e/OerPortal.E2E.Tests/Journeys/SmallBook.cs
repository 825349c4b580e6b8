using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A small EPUB made in memory, as a teacher's programme would export it.</summary>
internal static class SmallBook
{
    /// <summary>The EICAR test text, in two halves so that this file is not a hit itself.</summary>
    private const string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    /// <summary>A file as a person would choose it.</summary>
    internal static FilePayload Epub(string title, string sentence, bool infected = false) => new()
    {
        Name = "sach-cua-em.epub",
        MimeType = "application/epub+zip",
        Buffer = Zip(title, sentence, infected),
    };

    private static byte[] Zip(string title, string sentence, bool infected)
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
                <item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/><item id="n" href="ghi-chu.txt" media-type="text/plain"/></manifest>
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
            Add(zip, "ghi-chu.txt", infected ? Eicar : "Không có gì ở đây.");
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var entry = zip.CreateEntry(name, level).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
