using System.Text.Json;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tests.BadInputs;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Pipeline;

/// <summary>Books and files as people really have them, through the whole way.</summary>
[Collection(nameof(BadInputs.BadInputs))]
public sealed class UntidyBookTests(BadInputPortal portal)
{
    private const string Ncx = """
        <?xml version="1.0" encoding="UTF-8"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap><navPoint id="n1"><navLabel><text>Đại số & Giải tích</text></navLabel><content src="ch1.xhtml"/></navPoint>
        <navPoint id="n2"><navLabel><text>Hình học</text></navLabel><content src="ch2.xhtml"/></navPoint></navMap></ncx>
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ampersand_in_the_contents_costs_nothing()
    {
        var file = await ReadyAsync(Old().With("OEBPS/toc.ncx", Ncx));
        (await ContentsAsync(file)).ShouldBe(["Đại số & Giải tích", "Hình học"]);
        (await PassagesAsync(file)).Select(p => p.Heading).ShouldBe(["Chương 1", "Chương 2"]);
    }

    [Theory]
    [InlineData("META-INF/container.xml")]
    [InlineData("OEBPS/content.opf")]
    [InlineData("OEBPS/toc.ncx")]
    [InlineData("OEBPS/ch1.xhtml")]
    public async Task A_line_before_the_declaration_costs_nothing(string member)
    {
        var file = await ReadyAsync(Old().Changed(member, xml => "\n" + xml));
        file.Metadata!.Title.ShouldBe("Trăng ơi");
        (await ContentsAsync(file)).ShouldBe(["Một", "Hai"]);
    }

    [Fact]
    public async Task A_space_that_does_not_break_and_a_script_that_closes_itself_cost_nothing()
    {
        var page = EpubForge.Page("<h1>Chương 1</h1><p>Xin&nbsp;chào các em học sinh lớp sáu.</p>", "<!DOCTYPE html>").Replace("<title>", "<script type=\"text/javascript\" src=\"a.js\"/><style type=\"text/css\"/><title>", StringComparison.Ordinal);
        var file = await ReadyAsync(Old().With("OEBPS/ch1.xhtml", page));
        (await PassagesAsync(file))[0].Text.ShouldContain("Xin chào các em học sinh lớp sáu.");
        (await TextAsync(file, "OEBPS/ch1.xhtml")).ShouldNotContain("script");
    }

    [Fact]
    public async Task An_empty_part_is_a_part()
    {
        var file = await ReadyAsync(Old().With("OEBPS/ch1.xhtml", EpubForge.Page("")));
        (file.Pages, file.Remarks.Count).ShouldBe((2, 0));
    }

    [Fact]
    public async Task Names_that_differ_by_case_lose_no_chapter()
    {
        var file = await ReadyAsync(Old().Renamed("OEBPS/ch1.xhtml", "OEBPS/CH1.XHTML").Renamed("OEBPS/ch2.xhtml", "OEBPS/Ch2.xhtml"));
        file.Remarks.ShouldBeEmpty();
        (await PassagesAsync(file)).Select(p => p.Locator).ShouldBe(["OEBPS/CH1.XHTML", "OEBPS/Ch2.xhtml"]);
    }

    [Fact]
    public async Task A_missing_chapter_is_named_to_its_owner_and_the_book_is_not_plainly_safe()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await portal.UploadAsync(teacher, Old().Without("OEBPS/ch2.xhtml").Build(), "sach.epub");
        file.Remarks.ShouldBe([new FileRemark(FileRemarkKind.PartMissing, "ch2.xhtml", "Hai", 2)]);
        var status = (await StatusAsync(teacher, file));
        status.GetProperty("now").GetString().ShouldStartWith("An toàn · thiếu 1 phần");
        status.GetProperty("missing").GetString().ShouldBe("thiếu 1 phần");
        status.GetProperty("remarks").EnumerateArray().First().GetString().ShouldBe("Thiếu “Hai”: ch2.xhtml.");
        (await TextAsync(file, "oer-missing/2.xhtml")).ShouldContain("Thiếu phần này");
        (await ContentsAsync(file)).ShouldBe(["Một", "Hai"]);
    }

    [Fact]
    public async Task One_bad_picture_does_not_cost_the_book()
    {
        var file = await ReadyAsync(Old().Changed("OEBPS/content.opf", opf => opf.Replace("</manifest>", "<item id=\"v\" href=\"v.svg\" media-type=\"image/svg+xml\"/></manifest>", StringComparison.Ordinal)).With("OEBPS/v.svg", "\0\0"));
        file.Remarks.ShouldBe([new FileRemark(FileRemarkKind.LeftOut, "OEBPS/v.svg")]);
    }

    [Theory]
    [InlineData("META-INF/container.xml", "không phải XML", "META-INF/container.xml")]
    [InlineData("META-INF/container.xml", "<container/>", "META-INF/container.xml")]
    [InlineData("OEBPS/content.opf", "\0\0\0", "OEBPS/content.opf")]
    [InlineData("OEBPS/content.opf", "<package><manifest/><spine/></package>", "OEBPS/content.opf")]
    public async Task A_refusal_names_the_part(string member, string content, string named)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await portal.UploadAsync(teacher, Old().With(member, content).Build(), "sach.epub");
        (file.State, file.RefusalKey, file.RefusalArguments.Single()).ShouldBe((FileState.Refused, "ingest.refusal.epub-damaged", named));
        (await StatusAsync(teacher, file)).GetProperty("refusal").GetString().ShouldEndWith($"Phần có vấn đề: {named}");
    }

    [Theory]
    [InlineData("OEBPS/a:b.xhtml", "OEBPS/a:b.xhtml")]
    [InlineData("OEBPS\\ch3.xhtml", "OEBPS\\ch3.xhtml")]
    [InlineData("OEBPS/a\u202Egpj.exe", "OEBPS/a□gpj.exe")]
    [BadInput(25)]
    public async Task A_name_that_no_archive_may_have_is_shown_safely(string member, string shown)
    {
        var file = await portal.UploadAsync(Old().With(member, "x").Build(), "sach.epub");
        (file.RefusalKey, file.RefusalArguments.Single()).ShouldBe(("ingest.refusal.zip-unsafe-name", shown));
    }

    [Theory]
    [InlineData("OEBPS/content.opf")]
    [InlineData("META-INF/container.xml")]
    [InlineData("OEBPS/toc.ncx")]
    [InlineData("OEBPS/ch1.xhtml")]
    public async Task Endless_nesting_ends_at_once_wherever_it_stands(string member)
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 300_000)) + string.Concat(Enumerable.Repeat("</a>", 300_000));
        var file = await portal.UploadAsync(Old().With(member, deep).Build(), "sach.epub");
        file.State.ShouldBe(member is "OEBPS/toc.ncx" or "OEBPS/ch1.xhtml" ? FileState.Ready : FileState.Refused);
        if (file.State == FileState.Refused)
            file.RefusalKey.ShouldBe("ingest.refusal.xml-too-deep");
    }

    [Fact]
    public async Task A_book_that_Info_ZIP_wrote_to_a_pipe_is_read() => await ReadyAsync(Old().Piped());

    [Fact]
    [BadInput(5)]
    public async Task Malware_in_a_book_from_a_pipe_is_found()
    {
        var file = await portal.UploadAsync(Old().With("OEBPS/ch3.xhtml", Eicar.Bytes).Piped().Build(), "sach.epub");
        file.State.ShouldBe(FileState.Infected);
    }

    [Fact]
    public async Task An_office_file_with_a_white_picture_is_taken()
    {
        var document = new ZipForge().Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")
            .Add("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>").Add("word/media/image1.emf", new byte[3 << 20]).Build();
        (await portal.UploadAsync(document, "bai.docx")).State.ShouldBe(FileState.ReadyWithoutPreview);
    }

    [Fact]
    public async Task A_bomb_in_an_office_file_still_falls() =>
        await portal.RefusesAsync(Refusal.ZipRatio, new ZipForge().Add("[Content_Types].xml", "<x/>").Add("word/a.xml", new byte[100 << 20]).Build(), "bai.docx");

    private async Task<FileFacts> ReadyAsync(EpubForge book)
    {
        var file = await portal.UploadAsync(book.Build(), "sach.epub");
        (file.State, file.RefusalKey).ShouldBe((FileState.Ready, null));
        return file;
    }

    private static async Task<JsonElement> StatusAsync(Visitor teacher, FileFacts file) =>
        JsonDocument.Parse(await (await teacher.GetAsync($"/api/ingest/files/{file.Id}")).Content.ReadAsStringAsync(Cancellation)).RootElement;

    private async Task<List<string>> ContentsAsync(FileFacts file)
    {
        var publication = await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, Cancellation));
        return [.. JsonDocument.Parse(publication!.ManifestJson).RootElement.GetProperty("toc").EnumerateArray().Select(e => e.GetProperty("title").GetString()!)];
    }

    private Task<List<Passage>> PassagesAsync(FileFacts file) => portal.AskAsync<IFiles, List<Passage>>(async files =>
    {
        var all = new List<Passage>();
        await foreach (var passage in files.PassagesAsync(file.Id, Cancellation))
            all.Add(passage);
        return all;
    });

    private async Task<string> TextAsync(FileFacts file, string path)
    {
        var member = await portal.AskAsync<IPublications, PublicationMember?>(p => p.FindMemberAsync(file.Id, path, Cancellation));
        await using var served = await portal.AskAsync<IPublications, Stream>(p => p.OpenAsync(member!, Cancellation));
        await using Stream plain = member!.ContentEncoding is null ? served : new System.IO.Compression.GZipStream(served, System.IO.Compression.CompressionMode.Decompress);
        return await new StreamReader(plain).ReadToEndAsync(Cancellation);
    }

    // An EPUB 2 of two chapters.
    private static EpubForge Old() => new EpubForge().Without("OPS/package.opf").Without("OPS/nav.xhtml").Without("OPS/c1.xhtml")
        .With("META-INF/container.xml", "<?xml version=\"1.0\"?><container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"OEBPS/content.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>")
        .With("OEBPS/content.opf", """
            <?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Trăng ơi</dc:title><dc:language>vi</dc:language>
            <dc:identifier id="id">urn:uuid:1</dc:identifier></metadata><manifest><item id="c1" href="ch1.xhtml" media-type="application/xhtml+xml"/><item id="c2" href="ch2.xhtml" media-type="application/xhtml+xml"/>
            <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="ncx"><itemref idref="c1"/><itemref idref="c2"/></spine></package>
            """)
        .With("OEBPS/toc.ncx", Ncx.Replace("Đại số & Giải tích", "Một", StringComparison.Ordinal).Replace("Hình học", "Hai", StringComparison.Ordinal))
        .With("OEBPS/ch1.xhtml", EpubForge.Page("<h1>Chương 1</h1><p>Buổi sáng, sương còn phủ trên mái nhà rông.</p>"))
        .With("OEBPS/ch2.xhtml", EpubForge.Page("<h1>Chương 2</h1><p>Nước trong vắt, nhìn thấy cả đàn cá nhỏ.</p>"));
}
