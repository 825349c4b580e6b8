using System.Globalization;
using System.Text;

namespace OerPortal.Epub.Tests.Kit;

/// <summary>A book with one chapter of any length between two short ones, with links from everywhere to everywhere.</summary>
internal static class LongBook
{
    private const string Xhtml = "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"";

    /// <param name="length">Bytes of the long chapter, about.</param>
    public static byte[] Of(int length) => new ZipForge()
        .Add("mimetype", "application/epub+zip", m => m.Store("application/epub+zip"u8.ToArray()))
        .Add("META-INF/container.xml", """
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
            <rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
            """)
        .Add("OEBPS/content.opf", """
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:identifier id="id">urn:uuid:0c1d6a1c-7d4b-4a56-9a61-5f0f2a9a3d11</dc:identifier><dc:title>Dòng sông kể chuyện</dc:title><dc:language>vi</dc:language>
            <meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
            <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
            <item id="a" href="Text/mo-dau.xhtml" media-type="application/xhtml+xml"/><item id="b" href="Text/dai.xhtml" media-type="application/xhtml+xml"/>
            <item id="c" href="Text/ghi-chu.xhtml" media-type="application/xhtml+xml"/></manifest>
            <spine toc="ncx"><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>
            """)
        .Add("OEBPS/nav.xhtml", $"{Xhtml}><head><title>Mục lục</title></head><body><nav epub:type=\"toc\"><ol><li><a href=\"Text/mo-dau.xhtml\">Mở đầu</a></li>{Entries(length, "<li><a href=\"Text/dai.xhtml#{0}\">Mục {1}</a></li>")}</ol></nav></body></html>")
        .Add("OEBPS/toc.ncx", $"<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\"><navMap>{Entries(length, "<navPoint id=\"n{1}\"><navLabel><text>Mục {1}</text></navLabel><content src=\"Text/dai.xhtml#{0}\"/></navPoint>")}</navMap></ncx>")
        .Add("OEBPS/Text/mo-dau.xhtml", $"{Xhtml}><head><title>Mở đầu</title></head><body><h1>Mở đầu</h1><p><a href=\"dai.xhtml\">Cả chương</a>{Entries(length, " <a href=\"../Text/dai.xhtml#{0}\">mục {1}</a>")} <a href=\"#x\">đây</a><span id=\"x\"/></p></body></html>")
        .Add("OEBPS/Text/dai.xhtml", Chapter(length))
        .Add("OEBPS/Text/ghi-chu.xhtml", $"{Xhtml}><head><title>Ghi chú</title></head><body><h1 id=\"dau\">Ghi chú</h1><p><a href=\"dai.xhtml#m%E1%BB%A5c-0\">về mục đầu</a></p></body></html>")
        .Build();

    private static int Sections(int length) => Math.Max(1, length / 9000);

    private static string Entries(int length, string form) => string.Concat(Enumerable.Range(0, Sections(length))
        .Select(i => string.Format(CultureInfo.InvariantCulture, form, Uri.EscapeDataString($"mục-{i}"), i)));

    private static string Chapter(int length)
    {
        var text = new StringBuilder(length + 4096);
        text.Append(Xhtml).Append(" lang=\"vi\"><head><title>Chương dài</title><style>p{margin:0}</style></head><body class=\"sach\" epub:type=\"bodymatter\"><section id=\"tat-ca\"><h1>Chương dài</h1>");
        var sections = Sections(length);
        var random = new Random(sections);
        for (var i = 0; i < sections; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<section><h2 id=\"mục-{i}\">Mục {i}</h2><ol class=\"buoc\" id=\"ol-{i}\">");
            for (var p = 0; p < 20; p++)
                text.Append(CultureInfo.InvariantCulture, $"<li id=\"p-{i}-{p}\">{Sentence(random)}<a href=\"#p-{(i * 7 + p) % sections}-{p}\">xem</a> <a epub:type=\"noteref\" href=\"ghi-chu.xhtml#dau\">*</a></li>");
            text.Append("</ol><blockquote><p>").Append(Sentence(random)).Append("</p><p>").Append(Sentence(random)).Append("</p></blockquote></section>");
        }
        return text.Append("</section></body></html>").ToString();
    }

    private static string Sentence(Random random)
    {
        string[] words = ["dòng", "sông", "chảy", "qua", "buôn", "làng", "nghe", "tiếng", "chiêng", "ngân", "đường", "lên", "rẫy", "mưa", "xuống", "ươm", "mầm", "ngọc", "linh", "hạt"];
        return string.Join(' ', Enumerable.Range(0, 50).Select(_ => words[random.Next(words.Length)] + (random.Next(4) == 0 ? random.Next(1000).ToString(CultureInfo.InvariantCulture) : ""))) + ". ";
    }
}
