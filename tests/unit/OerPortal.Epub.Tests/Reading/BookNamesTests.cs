using System.Text;
using OerPortal.Epub;
using OerPortal.Epub.Tests.Kit;

namespace OerPortal.Epub.Tests.Reading;

/// <summary>Names inside books as Macs, Windows and converters write them.</summary>
public sealed class BookNamesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The member's name and the address that means it, seen from OPS/.</summary>
    public static TheoryData<string, string> Fitting => new()
    {
        { "OPS/chuong2.xhtml", "chuong2.xhtml" },
        { "OPS/Chuong2.xhtml", "chuong2.xhtml" },
        { "OPS/Chuong2.XHTML", "chuong2.xhtml" },
        { "OPS/Text/Chuong2.xhtml", "text/chuong2.xhtml" },
        { "OPS/Chương 2.xhtml".Normalize(NormalizationForm.FormD), "Ch%C6%B0%C6%A1ng%202.xhtml" },
        { "OPS/Chương 2.xhtml".Normalize(NormalizationForm.FormD), "Chương 2.xhtml".Normalize() },
        { "OPS/Chương 2.xhtml".Normalize(), "Chương%202.xhtml".Normalize(NormalizationForm.FormD) },
        { "OPS/CHƯƠNG.xhtml".Normalize(NormalizationForm.FormD), "chương.xhtml" },
        { "OPS/c%202.xhtml", "c%202.xhtml" },
        { "OPS/c%202.xhtml", "c 2.xhtml" },
        { "OPS/c 2.xhtml", "c%202.xhtml" },
        { "OPS/c 2.xhtml", "c%25202.xhtml" },
        { "OPS/c 2.xhtml", "c+2.xhtml" },
        { "OPS/c+2.xhtml", "c 2.xhtml" },
        { "OPS/c+2.xhtml", "c%2B2.xhtml" },
        { "OPS/100%.xhtml", "100%.xhtml" },
        { "OPS/100%.xhtml", "100%25.xhtml" },
        { "OPS/c2.xhtml", "/OPS/c2.xhtml" },
        { "c2.xhtml", "/c2.xhtml" },
        { "c2.xhtml", "../../../c2.xhtml" },
        { "OPS/c2.xhtml", "../../OPS/c2.xhtml" },
        { "OPS/c2.xhtml", "OPS/c2.xhtml" },
        { "OPS/text/c2.xhtml", "text\\c2.xhtml" },
        { "OPS/text/c2.xhtml", ".\\text\\c2.xhtml" },
        { "OPS/text/c2.xhtml", "./text//c2.xhtml" },
        { "OPS/c2.xhtml", "%2e%2e/OPS/c2.xhtml" },
        { "OPS/c2.xhtml", " c2.xhtml\n" },
        { "OPS/c2.xhtml", "c2.xhtml?v=2" },
        { "OPS/c&2.xhtml", "c&amp;2.xhtml" },
        { "OPS/it's (2), [b] #.xhtml", "it's%20(2),%20%5Bb%5D%20%23.xhtml" },
    };

    [Theory]
    [MemberData(nameof(Fitting))]
    public async Task A_chapter_is_found_in_manifest_contents_links_and_pictures(string member, string href)
    {
        var book = await DerivedBook.OfAsync(Book($"<item id=\"c2\" href=\"{href}\" media-type=\"application/xhtml+xml\"/>", "<itemref idref=\"c2\"/>")
            .With("OPS/nav.xhtml", EpubForge.Page($"<nav xmlns:epub=\"http://www.idpf.org/2007/ops\" epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\">Một</a></li><li><a href=\"{href}#d\">Hai</a></li></ol></nav>"))
            .With("OPS/c1.xhtml", EpubForge.Page($"<h1>Một</h1><p><a href=\"{href}#d\">sang hai</a></p>"))
            .With(member, EpubForge.Page("<h1 id=\"d\">Hai</h1><p>Bến nước.</p>")), Cancellation);

        book.Remarks.ShouldBeEmpty();
        book.ReadingOrder.ShouldBe(["OPS/c1.xhtml", member]);
        book.Contents.ShouldBe(["Một → OPS/c1.xhtml", $"Hai → {EpubPath.Encode(member)}#d"]);
        var link = book.Document("OPS/c1.xhtml").Descendants().Single(e => e.Name.LocalName == "a").Attribute("href")!.Value;
        (EpubPath.Resolve("OPS/c1.xhtml", link), book.Leads("OPS/c1.xhtml", link)).ShouldBe((member, true));
    }

    [Fact]
    public async Task Pictures_styles_fonts_and_more_are_found_by_the_same_rules()
    {
        var nfd = "hình 1.png".Normalize(NormalizationForm.FormD);
        var book = await DerivedBook.OfAsync(Book("""
                <item id="s" href="style.css" media-type="text/css"/><item id="t" href="STYLES/More.css" media-type="text/css"/><item id="p" href="h%C3%ACnh%201.png" media-type="image/png"/>
                <item id="f" href="/OPS/Fonts/a.otf" media-type="font/otf"/><item id="v" href="v.svg" media-type="image/svg+xml"/><item id="m" href="c1.smil" media-type="application/smil+xml"/>
                <item id="a" href="Audio/a.mp3" media-type="audio/mpeg"/>
                """, "")
            .With("OPS/c1.xhtml", EpubForge.Page("""
                <p id="a" style="background:url(HÌNH%201.PNG)">x</p><img src="/OPS/hình 1.png" srcset="h%C3%ACnh%201.png 1x, ../../../OPS/hình%201.png 2x" alt=""/>
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="hình 1.png"/></svg>
                """).Replace("<title>", "<link rel=\"stylesheet\" href=\"Style.CSS\"/><title>", StringComparison.Ordinal))
            .With("OPS/Style.css", "@import 'styles/more.css'; @import url(styles\\\\more.css); p { background: URL( 'h%C3%ACnh 1.png' ) } @font-face { font-family: x; src: url(fonts/A.otf) format('opentype') }")
            .With("OPS/styles/more.css", "p { background: url(../Hình%201.png) }").With($"OPS/{nfd}", "png").With("OPS/fonts/a.otf", "otf")
            .With("OPS/v.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"HÌNH 1.png\"/></svg>").With("OPS/audio/A.mp3", "mp3")
            .With("OPS/c1.smil", "<smil xmlns=\"http://www.w3.org/ns/SMIL\"><body><par><text src=\"C1.xhtml#a\"/><audio src=\"audio/a.mp3\"/></par></body></smil>"), Cancellation);

        book.Remarks.ShouldBeEmpty();
        var picture = EpubPath.Encode(nfd);
        var page = Encoding.UTF8.GetString(book.Members["OPS/c1.xhtml"]);
        page.ShouldContain($"src=\"{picture}\" srcset=\"{picture} 1x, {picture} 2x\"");
        page.ShouldContain($"xlink:href=\"{picture}\"");
        page.ShouldContain("href=\"Style.css\"");
        var css = Encoding.UTF8.GetString(book.Members["OPS/Style.css"]);
        css.ShouldContain($"url(\"{picture}\")");
        css.ShouldContain("url(\"fonts/a.otf\") format('opentype')");
        Encoding.UTF8.GetString(book.Members["OPS/styles/more.css"]).ShouldContain($"url(\"../{picture}\")");
        Encoding.UTF8.GetString(book.Members["OPS/v.svg"]).ShouldContain($"href=\"{picture}\"");
        Encoding.UTF8.GetString(book.Members["OPS/c1.smil"]).ShouldContain("src=\"c1.xhtml#a\"");
        Encoding.UTF8.GetString(book.Members["OPS/c1.smil"]).ShouldContain("src=\"audio/A.mp3\"");
    }

    [Fact]
    public void The_name_as_written_comes_first()
    {
        var names = new BookNames(["a b.xhtml", "a%20b.xhtml", "A+B.xhtml"]);
        names.Find("x.opf", "a%20b.xhtml").ShouldBe("a b.xhtml");
        names.Find("x.opf", "a%2520b.xhtml").ShouldBe("a%20b.xhtml");
        names.Find("x.opf", "a+b.xhtml").ShouldBe("A+B.xhtml");
    }

    [Fact]
    public void Where_two_names_fit_none_is_guessed() => new BookNames(["a%20b.xhtml", "a+b.xhtml"]).Find("x.opf", "A b.xhtml").ShouldBeNull();

    [Theory]
    [InlineData("https://example.org/c1.xhtml")]
    [InlineData("//example.org/c1.xhtml")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:c1.xhtml")]
    [InlineData("..")]
    [InlineData("/")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    public void What_leads_out_of_the_book_is_found_nowhere(string href) => new BookNames(["c1.xhtml", "etc"]).Find("OPS/a.xhtml", href).ShouldBeNull();

    [Theory]
    [InlineData("ops/PACKAGE.opf")]
    [InlineData("/OPS/package.opf")]
    [InlineData("OPS\\package.opf")]
    [InlineData(" OPS/package.opf ")]
    public async Task The_package_is_found_by_the_same_rules(string path)
    {
        var container = $"<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"{path}\"/></rootfiles></container>";
        (await DerivedBook.OfAsync(new EpubForge().With("META-INF/container.xml", container), Cancellation)).ReadingOrder.ShouldBe(["OPS/c1.xhtml"]);
    }

    private static EpubForge Book(string manifest, string spine) => new EpubForge().With("OPS/package.opf", EpubForge.Package(manifest, spine));
}
