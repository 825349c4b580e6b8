using System.Text;
using System.Text.Json;
using OerPortal.Epub;
using OerPortal.Epub.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Epub.Tests.Reading;

/// <summary>What a book names and does not have is said, in its place and by name.</summary>
public sealed class MissingPartTests
{
    private const string Nav = "<nav xmlns:epub=\"http://www.idpf.org/2007/ops\" epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\">Chương 1</a></li><li><a href=\"c2.xhtml#x\">Chương 2</a></li><li><a href=\"c3.xhtml\">Chương 3</a></li></ol></nav>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_chapter_stands_in_the_book_as_a_page_that_says_so()
    {
        var book = await DerivedBook.OfAsync(Three().With("OPS/c1.xhtml", EpubForge.Page("<p><a href=\"c2.xhtml#x\">sang 2</a></p>")), Cancellation);

        book.ReadingOrder.ShouldBe(["OPS/c1.xhtml", "oer-missing/2.xhtml", "OPS/c3.xhtml"]);
        book.Remarks.ShouldBe([new FileRemark(FileRemarkKind.PartMissing, "c2.xhtml", "Chương 2", 2)]);
        book.Contents.ShouldBe(["Chương 1 → OPS/c1.xhtml", "Chương 2 → oer-missing/2.xhtml#x", "Chương 3 → OPS/c3.xhtml"]);
        Text(book, "oer-missing/2.xhtml").ShouldContain("Thiếu phần này");
        Text(book, "oer-missing/2.xhtml").ShouldContain("Chương 2");
        Text(book, "oer-missing/2.xhtml").ShouldContain("c2.xhtml");
        Text(book, "OPS/c1.xhtml").ShouldContain("href=\"../oer-missing/2.xhtml#x\"");
        book.Chapters.Keys.ShouldNotContain("oer-missing/2.xhtml");
        var step = JsonDocument.Parse(book.Manifest).RootElement.GetProperty("readingOrder")[1];
        (step.GetProperty("type").GetString(), step.GetProperty("properties").GetProperty("missing").GetBoolean()).ShouldBe(("application/xhtml+xml", true));
        (await WebpubSchema.ComplaintsAsync(book.Manifest, Cancellation)).ShouldBeEmpty();
        JsonDocument.Parse(book.Positions).RootElement.GetProperty("positions").EnumerateArray().Select(p => p.GetProperty("href").GetString()).ShouldContain("oer-missing/2.xhtml");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0 nur Bytes")]
    [InlineData("nested")]
    public async Task A_chapter_that_cannot_be_read_is_named_in_its_place(string content)
    {
        var damaged = content == "nested" ? EpubForge.Page(string.Concat(Enumerable.Repeat("<div>", 50_000)) + string.Concat(Enumerable.Repeat("</div>", 50_000))) : content;
        var book = await DerivedBook.OfAsync(Three().With("OPS/c2.xhtml", damaged), Cancellation);
        book.Remarks.ShouldBe([new FileRemark(FileRemarkKind.PartUnreadable, "OPS/c2.xhtml", "Chương 2", 2)]);
        book.ReadingOrder[1].ShouldBe("OPS/c2.xhtml");
        Text(book, "OPS/c2.xhtml").ShouldContain("Thiếu phần này");
        JsonDocument.Parse(book.Manifest).RootElement.GetProperty("readingOrder")[1].GetProperty("properties").GetProperty("missing").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_step_that_no_browser_shows_is_named_in_its_place()
    {
        var book = await DerivedBook.OfAsync(Three(p => p.Replace("href=\"c2.xhtml\" media-type=\"application/xhtml+xml\"", "href=\"c2.doc\" media-type=\"application/msword\"", StringComparison.Ordinal)).With("OPS/c2.doc", "Chương 2"), Cancellation);
        book.ReadingOrder.ShouldBe(["OPS/c1.xhtml", "oer-missing/2.xhtml", "OPS/c3.xhtml"]);
        book.Remarks.Select(r => (r.Kind, r.Name)).ShouldBe([(FileRemarkKind.PartUnreadable, "OPS/c2.doc")]);
    }

    [Fact]
    public async Task An_English_book_says_it_in_English() =>
        Text(await DerivedBook.OfAsync(Three(p => p.Replace("<dc:language>vi", "<dc:language>en-GB", StringComparison.Ordinal)), Cancellation), "oer-missing/2.xhtml").ShouldContain("This part is missing");

    [Theory]
    [InlineData("https://example.org/c2.xhtml", "https://example.org/c2.xhtml")]
    [InlineData("ch%C6%B0%C6%A1ng%202.xhtml", "chương 2.xhtml")]
    [InlineData("", "c2")]
    public async Task Any_address_that_leads_nowhere_is_named(string href, string name) =>
        (await DerivedBook.OfAsync(Three(p => p.Replace("href=\"c2.xhtml\"", $"href=\"{href}\"", StringComparison.Ordinal)), Cancellation)).Remarks.Select(r => r.Name).ShouldBe([name]);

    [Fact]
    public async Task A_step_that_the_manifest_does_not_know_is_named_by_its_id()
    {
        var book = await DerivedBook.OfAsync(Three(p => p.Replace("<item id=\"c2\" href=\"c2.xhtml\" media-type=\"application/xhtml+xml\"/>", "", StringComparison.Ordinal)), Cancellation);
        book.ReadingOrder.Count.ShouldBe(3);
        book.Remarks.ShouldBe([new FileRemark(FileRemarkKind.PartMissing, "c2", null, 2)]);
    }

    [Fact]
    public async Task A_member_of_the_book_keeps_its_name_beside_the_page()
    {
        var book = await DerivedBook.OfAsync(Three(p => p.Replace("</manifest>", "<item id=\"m\" href=\"/oer-missing/2.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>", StringComparison.Ordinal))
            .With("oer-missing/2.xhtml", EpubForge.Page("<p>của sách</p>")), Cancellation);
        Text(book, "oer-missing/2.xhtml").ShouldContain("của sách");
        book.ReadingOrder[1].ShouldBe("oer-missing/2_.xhtml");
    }

    [Fact]
    public void A_book_of_which_nothing_is_there_is_refused_by_name()
    {
        using var file = new TemporaryFile(new EpubForge().Without("OPS/c1.xhtml").Build());
        Should.Throw<FileRefusedException>(() => DerivedBook.OfAsync(file.Path, Cancellation).GetAwaiter().GetResult()).Member.ShouldBe("c1.xhtml");
    }

    [Fact]
    public async Task Missing_pictures_styles_fonts_and_sounds_are_a_list()
    {
        var book = await DerivedBook.OfAsync(new EpubForge()
            .With("OPS/package.opf", EpubForge.Package("<item id=\"x\" href=\"a.mp3\" media-type=\"audio/mpeg\"/><item id=\"js\" href=\"a.js\" media-type=\"text/javascript\"/><item id=\"far\" href=\"https://example.org/a.mp4\" media-type=\"video/mp4\"/>"))
            .With("OPS/c1.xhtml", EpubForge.Page("""
                <style>@import "kieu.css"; @font-face { src: url(chu.otf) }</style><img src="hinh/h%C3%ACnh%201.png" alt="x"/><img src="hinh/h%C3%ACnh%201.png" alt="x"/>
                <img src="https://example.org/x.png" alt="x"/><a href="khong-co.xhtml">y</a><img src="data:image/png;base64,AA" alt=""/><p style="background:url(#a)">z</p>
                """)), Cancellation);
        book.Remarks.Select(r => $"{r.Kind} {r.Name}").ShouldBe(["MediaMissing OPS/a.mp3", "FontMissing OPS/chu.otf", "PictureMissing OPS/hinh/hình 1.png", "StyleMissing OPS/kieu.css"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("__MACOSX/OPS/._c1.xhtml")]
    [InlineData("OPS/.DS_Store")]
    [InlineData("OPS/Thumbs.db")]
    [InlineData("OPS/._c1.xhtml")]
    [InlineData("iTunesMetadata.plist")]
    [InlineData("OPS/bai-cu.xhtml")]
    public async Task What_nobody_names_is_left_out_unread(string member)
    {
        var book = await DerivedBook.OfAsync(new EpubForge().With(member, "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\0\u0005&e;"), Cancellation);
        book.Members.Keys.ShouldNotContain(member);
        book.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_manifest_forgot_and_the_book_uses_comes_along()
    {
        var book = await DerivedBook.OfAsync(new EpubForge()
            .With("OPS/c1.xhtml", EpubForge.Page("<img src=\"h.png\" alt=\"\"/><a href=\"chu-thich.xhtml\">1</a>").Replace("<title>", "<link rel=\"stylesheet\" href=\"k.css\"/><title>", StringComparison.Ordinal))
            .With("OPS/h.png", "png").With("OPS/k.css", "p { background: url(n.png) }").With("OPS/n.png", "png").With("OPS/chu-thich.xhtml", EpubForge.Page("<p>chú & thích</p>")), Cancellation);
        book.Members.Keys.ShouldBe(["mimetype", "META-INF/container.xml", "OPS/package.opf", "OPS/nav.xhtml", "OPS/c1.xhtml", "OPS/h.png", "OPS/k.css", "OPS/n.png", "OPS/chu-thich.xhtml"], ignoreOrder: true);
        JsonDocument.Parse(book.Manifest).RootElement.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("href").GetString())
            .ShouldBe(["OPS/nav.xhtml", "OPS/h.png", "OPS/k.css", "OPS/n.png", "OPS/chu-thich.xhtml"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("OPS/h.svg", "image/svg+xml", "")]
    [InlineData("OPS/h.svg", "image/svg+xml", "\0\0 png")]
    [InlineData("OPS/trang.xml", "application/oebps-page-map+xml", "không có thẻ nào")]
    [InlineData("OPS/c1.smil", "application/smil+xml", "   ")]
    [InlineData("OPS/ghi-chu.xhtml", "application/xhtml+xml", "")]
    public async Task A_part_beside_the_text_that_cannot_be_read_is_left_out_and_named(string member, string type, string content)
    {
        var book = await DerivedBook.OfAsync(new EpubForge().With("OPS/package.opf", EpubForge.Package($"<item id=\"x\" href=\"{member[4..]}\" media-type=\"{type}\"/>")).With(member, content), Cancellation);
        book.Remarks.ShouldBe([new FileRemark(FileRemarkKind.LeftOut, member)]);
        book.Members.Keys.ShouldNotContain(member);
    }

    [Theory]
    [InlineData("OPS/toc.ncx", "application/x-dtbncx+xml", "<ncx><navMap><navPoint><navLabel><text>a & b</text></navLabel><content src=\"c1.xhtml\"/></navPoint></navMap></ncx>")]
    [InlineData("OPS/h.svg", "image/svg+xml", "<svg><image xlink:href=\"a.png\"/><text>Cây & lá</text></svg>")]
    [InlineData("OPS/page-map.xml", "application/oebps-page-map+xml", "\n<?xml version=\"1.0\"?><page-map><page name=1 href=\"c1.xhtml\"></page-map>")]
    public async Task A_part_beside_the_text_that_is_only_unclean_is_kept(string member, string type, string content)
    {
        var book = await DerivedBook.OfAsync(new EpubForge().With("OPS/package.opf", EpubForge.Package($"<item id=\"x\" href=\"{member[4..]}\" media-type=\"{type}\"/>")).With(member, content), Cancellation);
        book.Remarks.Where(r => r.Kind == FileRemarkKind.LeftOut).ShouldBeEmpty();
        book.Document(member).Root!.HasElements.ShouldBeTrue();
    }

    // The second of three chapters is not there.
    private static EpubForge Three(Func<string, string>? change = null)
    {
        var package = EpubForge.Package("<item id=\"c2\" href=\"c2.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"c3\" href=\"c3.xhtml\" media-type=\"application/xhtml+xml\"/>", "<itemref idref=\"c2\"/><itemref idref=\"c3\"/>");
        return new EpubForge().With("OPS/package.opf", change?.Invoke(package) ?? package).With("OPS/nav.xhtml", EpubForge.Page(Nav)).With("OPS/c3.xhtml", EpubForge.Page("<h1>Ba</h1><p>Cầu treo.</p>"));
    }

    private static string Text(DerivedBook book, string member) => Encoding.UTF8.GetString(book.Members[member]);
}
