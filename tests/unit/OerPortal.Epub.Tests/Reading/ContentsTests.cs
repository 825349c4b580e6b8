using System.Xml.Linq;
using OerPortal.Epub;
using OerPortal.Epub.Tests.Kit;

namespace OerPortal.Epub.Tests.Reading;

/// <summary>Tables of contents as they are really written.</summary>
public sealed class ContentsTests
{
    private const string Epub = "xmlns:epub=\"http://www.idpf.org/2007/ops\"";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Bodies of navigation documents, and their entries.</summary>
    public static TheoryData<string, string> Navs => new()
    {
        { "<nav {0} epub:type=\"toc\"><h1>Mục lục</h1><div><ol><li><p><a href=\"c1.xhtml\">Bến nước</a></p></li><li><a href=\"c2.xhtml\">Dốc đá</a></li></ol></div></nav>", "Bến nước|Dốc đá" },
        { "<nav {0} epub:type=\"toc\"><ol><li><p><a href=\"c1.xhtml\">Bến nước</a></p></li><li><b><a href=\"c2.xhtml\">Dốc đá</a></b></li></ol></nav>", "Bến nước|Dốc đá" },
        { "<nav {0} epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\">Chương 1<br/>Bến nước</a></li><li><a href=\"c2.xhtml\"><span>Chương 2</span><br/><span>Dốc đá tai mèo</span></a></li></ol></nav>", "Chương 1 Bến nước|Chương 2 Dốc đá tai mèo" },
        { "<nav {0} epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\"><div>Chương 1</div><div>Bến nước</div></a></li></ol></nav>", "Chương 1 Bến nước" },
        { "<nav {0} epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\"><big>B</big>ến <tt>n</tt>ước</a></li></ol></nav>", "Bến nước" },
        { "<nav role=\"doc-toc\"><ol><li><a href=\"c1.xhtml\">Một</a></li></ol></nav>", "Một" },
        { "<nav id=\"toc\"><ol><li><a href=\"c1.xhtml\">Một</a></li></ol></nav><nav><ol><li><a href=\"c2.xhtml\">Khác</a></li></ol></nav>", "Một" },
        { "<nav class=\"main-toc\"><ul><li><a href=\"c1.xhtml\">Một</a></li></ul></nav><nav/>", "Một" },
        { "<nav><ol><li><a href=\"c1.xhtml\">Một</a></li></ol></nav>", "Một" },
        { "<nav><ol><li><a href=\"c1.xhtml\">Một</a></li></ol></nav><nav {0} epub:type=\"landmarks\"><ol><li><a epub:type=\"cover\" href=\"c2.xhtml\">Bìa</a></li></ol></nav>", "Một" },
        { "<nav epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\">Một & hai</a></li></ol></nav>", "Một & hai" },
        { "<h1>Mục lục</h1><p><a href=\"c1.xhtml\">Một</a></p><p><a href=\"c2.xhtml\">Hai</a></p>", "Một|Hai" },
        { "<nav {0} epub:type=\"toc\"><p><a href=\"c1.xhtml\">Một</a></p><p><a href=\"c2.xhtml\">Hai</a></p></nav>", "Một|Hai" },
        { "<nav {0} epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\"><img src=\"x.png\" alt=\"Con voi\"/></a></li><li><a href=\"c2.xhtml\"><img src=\"x.png\" title=\"Con hổ\"/></a></li></ol></nav>", "Con voi|Con hổ" },
        { "<nav {0} epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\" title=\"Từ title\"><img src=\"x.png\" alt=\"\"/></a></li></ol></nav>", "Từ title" },
        { "<nav {0} epub:type=\"toc\"><ol><li><span>Phần I</span><ol><li><a href=\"c1.xhtml\">Một</a></li><li><a href=\"c2.xhtml\">Hai</a></li></ol></li></ol></nav>", "Phần I|Một|Hai" },
        { "<nav {0} epub:type=\"toc\"><ol><li>Phần I <div><ol><li><a href=\"c1.xhtml\">Một</a></li></ol></div></li></ol></nav>", "Phần I|Một" },
        { "<nav {0} epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\">Một</a></li><ol><li><a href=\"c2.xhtml\">Hai</a></li></ol></ol></nav>", "Một|Hai" },
        { "<nav {0} epub:type=\"toc\"><h2>Phần I</h2><ol><li><a href=\"c1.xhtml\">Một</a></li></ol><h2>Phần II</h2><ol><li><a href=\"c2.xhtml\">Hai</a></li></ol></nav>", "Một|Hai" },
        { "<nav {0} epub:type=\"toc\"><ol><li><a href=\"khong-co.xhtml\">Đi đâu mất</a></li><li><a href=\"c1.xhtml\">Một</a></li></ol></nav>", "Một" },
        { "<nav {0} epub:type=\"toc\"><ol><li><a href=\"khong-co.xhtml\">Phần mất</a><ol><li><a href=\"c1.xhtml\">Một</a></li></ol></li></ol></nav>", "Phần mất|Một" },
        { "<nav {0} epub:type=\"toc\"><ol><li><a href=\"https://example.org/\">Ngoài sách</a></li><li><a href=\"C1.XHTML\">Một</a></li></ol></nav>", "Một" },
        { "<nav {0} epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\">Một<li><a href=\"c2.xhtml\">Hai</ol></nav>", "Một|Hai" },
    };

    [Theory]
    [MemberData(nameof(Navs))]
    public async Task A_navigation_document_is_understood(string nav, string entries)
    {
        var book = await DerivedBook.OfAsync(Two().With("OPS/nav.xhtml", EpubForge.Page(nav.Replace("{0}", Epub, StringComparison.Ordinal))), Cancellation);
        Titles(book).ShouldBe(entries.Split('|'));
        book.Contents.ShouldAllBe(e => e.EndsWith("OPS/c1.xhtml", StringComparison.Ordinal) || e.EndsWith("OPS/c2.xhtml", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<ncx><navMap><navPoint><navLabel><text>Đại số & Giải tích</text></navLabel><content src=\"c1.xhtml\"/></navPoint><navPoint><navLabel><text>Hình học</text></navLabel><content src=\"c2.xhtml\"/></navPoint></navMap></ncx>", "Đại số & Giải tích|Hình học")]
    [InlineData("<ncx><navMap><navPoint><navLabel><text>Chương 1</text><text>Bến nước</text></navLabel><content src=\"c1.xhtml\"/></navPoint></navMap></ncx>", "Chương 1 Bến nước")]
    [InlineData("<ncx><navMap><navPoint><navLabel><text>Chương 1<br/>Bến nước</text></navLabel><content src=\"c1.xhtml\"/></navPoint></navMap></ncx>", "Chương 1 Bến nước")]
    [InlineData("<ncx><navMap><navPoint><navLabel><text>Phần</text></navLabel><navPoint><navLabel><text>Một</text></navLabel><content src=\"c1.xhtml\"/></navPoint></navPoint></navMap></ncx>", "Phần|Một")]
    [InlineData("<ncx><navPoint><navLabel><text>Một</text></navLabel><content src=\"c1.xhtml\"></navPoint></ncx>", "Một")]
    [InlineData("<x:ncx xmlns:x=\"http://www.daisy.org/z3986/2005/ncx/\"><x:navMap><x:navPoint><x:navLabel><x:text>Một</x:text></x:navLabel><x:content src=\"C1.xhtml\"/></x:navPoint></x:navMap></x:ncx>", "Một")]
    public async Task An_NCX_is_understood(string ncx, string entries)
    {
        var package = EpubForge.Package("<item id=\"c2\" href=\"c2.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"ncx\" href=\"toc.ncx\" media-type=\"text/xml\"/>", "<itemref idref=\"c2\"/>")
            .Replace(" properties=\"nav\"", "", StringComparison.Ordinal);
        Titles(await DerivedBook.OfAsync(Two().With("OPS/package.opf", package).With("OPS/toc.ncx", ncx), Cancellation)).ShouldBe(entries.Split('|'));
    }

    [Fact]
    public async Task A_book_without_contents_gets_one_from_its_headings()
    {
        var package = EpubForge.Package("<item id=\"c2\" href=\"c2.xhtml\" media-type=\"application/xhtml+xml\"/>", "<itemref idref=\"c2\"/>").Replace(" properties=\"nav\"", "", StringComparison.Ordinal);
        var book = await DerivedBook.OfAsync(Two().With("OPS/package.opf", package)
            .With("OPS/c1.xhtml", EpubForge.Page("<h1>Chương 1<br/>Bến nước</h1><h2 id=\"a b\">Sáng</h2><p>x</p><h2><img src=\"x.png\" alt=\"Chiều\"/></h2><h4>Nhỏ</h4><h1></h1>"))
            .With("OPS/c2.xhtml", EpubForge.Page("<h5>Lời bạt</h5><p>x</p>")), Cancellation);
        book.Contents.ShouldBe(["Chương 1 Bến nước → OPS/c1.xhtml#oer-muc-1", "Sáng → OPS/c1.xhtml#a%20b", "Chiều → OPS/c1.xhtml#oer-muc-2", "Lời bạt → OPS/c2.xhtml#oer-muc-1"]);
        book.Contents.ShouldAllBe(e => book.Leads("", e.Split(" → ")[1]) == true);
    }

    [Theory]
    [InlineData("<p><big>N</big>gày <acronym>xửa</acronym> ngày <strike>x</strike>ưa, <nobr>Ko</nobr>n <label>T</label>um, <tt>a</tt>b, <blink>c</blink>d, <x-y>e</x-y>f</p>", "Ngày xửa ngày xưa, Kon Tum, ab, cd, ef")]
    [InlineData("<p>một<br/>hai</p><p>ba</p><ul><li>bốn</li><li>năm</li></ul><table><tr><td>sáu</td><td>bảy</td></tr></table>", "một hai ba bốn năm sáu bảy")]
    [InlineData("<dl><dt>một</dt><dd>hai</dd></dl><center>ba</center><fieldset><legend>bốn</legend>năm</fieldset>sáu<hr/>bảy", "một hai ba bốn năm sáu bảy")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>một</text><text><tspan>ha</tspan><tspan>i</tspan><tspan x=\"0\">ba</tspan></text></svg>", "một hai ba")]
    public async Task Only_what_stands_apart_parts_words(string body, string words)
    {
        var book = await DerivedBook.OfAsync(new EpubForge().With("OPS/c1.xhtml", EpubForge.Page(body)), Cancellation);
        string.Join(' ', book.Chapters["OPS/c1.xhtml"].Select(c => string.Join(' ', EpubPackageReader.Words(c.Text)))).ShouldBe(words);
    }

    [Fact]
    public async Task A_heading_in_two_lines_is_two_words_in_search()
    {
        var book = await DerivedBook.OfAsync(new EpubForge().With("OPS/c1.xhtml", EpubForge.Page("<h1>Chương 1<br/>Bến nước</h1><p>x</p>")), Cancellation);
        book.Chapters["OPS/c1.xhtml"].Select(c => c.Heading).ShouldBe(["Chương 1 Bến nước"]);
    }

    [Fact]
    public async Task A_type_on_the_page_title_is_no_note()
    {
        var book = await DerivedBook.OfAsync(new EpubForge().With("OPS/c1.xhtml", EpubForge.Page("<p>x</p>").Replace("<title>", $"<title {Epub} epub:type=\"footnote\">", StringComparison.Ordinal)), Cancellation);
        book.Document("OPS/c1.xhtml").Descendants().Attributes().ShouldNotContain(a => a.Value == "footnote");
    }

    private static EpubForge Two() => new EpubForge()
        .With("OPS/package.opf", EpubForge.Package("<item id=\"c2\" href=\"c2.xhtml\" media-type=\"application/xhtml+xml\"/>", "<itemref idref=\"c2\"/>"))
        .With("OPS/c2.xhtml", EpubForge.Page("<h1>Hai</h1><p>Dốc đá.</p>"));

    private static IEnumerable<string> Titles(DerivedBook book) => book.Contents.Select(e => e.Split(" → ")[0]);
}
