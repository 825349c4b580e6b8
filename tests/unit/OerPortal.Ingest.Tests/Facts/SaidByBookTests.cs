using OerPortal.Ingest.Tests.Kit;

namespace OerPortal.Ingest.Tests.Facts;

/// <summary>What a book says about itself, through the whole way of a file.</summary>
public sealed class SaidByBookTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_description_in_HTML_keeps_its_lines_apart()
    {
        var said = await SaidAsync("<dc:description>&lt;p&gt;Câu chuyện kể về bến nước&lt;/p&gt;&lt;p&gt;Truyện thứ hai&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Toán&lt;/li&gt;&lt;li&gt;Tiếng Việt&lt;/li&gt;&lt;/ul&gt;</dc:description>");
        said.Description.ShouldBe("Câu chuyện kể về bến nước\nTruyện thứ hai\nToán\nTiếng Việt");
    }

    [Theory]
    [InlineData("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", null)]
    [InlineData("<dc:date>2019-12-31T17:00:00+00:00</dc:date>", "2020-01-01")]
    [InlineData("<dc:date opf:event=\"modification\">2026-11-28</dc:date>", null)]
    [InlineData("<dc:date opf:event=\"creation\">2026-11-28</dc:date><dc:date opf:event=\"publication\">1941</dc:date>", "1941")]
    [InlineData("<dc:date>0101-01-01</dc:date><meta property=\"dcterms:issued\">2018-05</meta>", "2018-05")]
    [InlineData("<meta property=\"dcterms:created\">2026-11-28</meta>", null)]
    public async Task Only_the_day_of_publication_is_one(string date, string? published) => (await SaidAsync(date)).Published.ShouldBe(published);

    [Theory]
    [InlineData("<dc:language>vn</dc:language>", "vi")]
    [InlineData("<dc:language>Tiếng Việt</dc:language>", "vi")]
    [InlineData("<dc:language>und</dc:language><dc:language>sed</dc:language>", "sed")]
    [InlineData("<dc:language>klingonisch!</dc:language>", null)]
    public async Task A_language_is_understood(string language, string? tag) => (await SaidAsync(language, withLanguage: false)).Language.ShouldBe(tag);

    [Fact]
    public async Task Three_people_in_one_field_are_three()
    {
        var said = await SaidAsync("<dc:creator opf:role=\"aut\" opf:file-as=\"Đinh, Văn Khuê &amp; Rơ Châm, Lan\">Đinh Văn Khuê &amp; Rơ Châm Lan; Y Thuỷ</dc:creator><dc:contributor>Unknown</dc:contributor>");
        said.Contributors.ShouldBe([new("Đinh Văn Khuê", "aut"), new("Rơ Châm Lan", "aut"), new("Y Thuỷ", "aut")]);
    }

    [Fact]
    public async Task Subjects_numbers_and_claims_are_those_that_people_have_words_for()
    {
        var said = await SaidAsync(
            "<dc:subject>Toán; lớp 6</dc:subject><dc:subject>JUV000000</dc:subject><dc:identifier opf:scheme=\"ISBN\">978-604-0-12345-9</dc:identifier><dc:identifier>urn:isbn:9786040123459</dc:identifier>"
            + "<dc:identifier>calibre:42</dc:identifier><meta property=\"schema:accessibilityFeature\">printPageNumbers</meta><meta property=\"schema:accessibilityFeature\">moiLa</meta>");
        said.Subjects.ShouldBe(["Toán", "lớp 6"]);
        said.Identifiers.ShouldBe(["urn:isbn:978-604-0-12345-9"]);
        said.AccessibilityFeatures.ShouldBe(["pageBreakMarkers"]);
    }

    [Fact]
    public async Task A_placeholder_is_no_title() => (await SaidAsync("", title: "Untitled")).Title.ShouldBeNull();

    [Fact]
    public async Task A_book_in_an_old_font_is_read_in_unicode_everywhere()
    {
        var book = new EpubForge()
            .With("OPS/package.opf", EpubForge.Package("<item id=\"css\" href=\"s.css\" media-type=\"text/css\"/>", title: "TruyÖn kÓ vïng cao"))
            .With("OPS/s.css", "p { font-family: \".VnTime\" }")
            .With("OPS/nav.xhtml", EpubForge.Page("<nav xmlns:epub=\"http://www.idpf.org/2007/ops\" epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\">Ch­¬ng 1: BÕn n­íc</a></li></ol></nav>"))
            .With("OPS/c1.xhtml", EpubForge.Page("<h1>Ch­¬ng 1: BÕn n­íc</h1><p>S¸ng sím, trÎ em trong lµng ra <b>bÕn n­íc</b> lÊy n­íc.</p>"));

        var file = await portal.AcceptAsync(book.Build(), "truyen.epub");

        file.Metadata!.Title.ShouldBe("Truyện kể vùng cao");
        var publication = (await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, Cancellation)))!;
        publication.ManifestJson.ShouldContain("Chương 1: Bến nước");
        var text = await portal.AskAsync<IFiles, string>(async files =>
        {
            var passages = new List<string>();
            await foreach (var passage in files.PassagesAsync(file.Id, Cancellation))
                passages.Add(passage.Heading + "\n" + passage.Text);
            return string.Join('\n', passages);
        });
        text.ShouldContain("trẻ em trong làng ra bến nước lấy nước");
        text.ShouldStartWith("Chương 1: Bến nước");
    }

    /// <summary>TCVN3 has no capitals with tones; titles were set in a font whose small letters look like them.</summary>
    [Fact]
    public async Task Words_in_attributes_and_in_fonts_of_capitals_are_read_too()
    {
        var book = new EpubForge()
            .With("OPS/package.opf", EpubForge.Package("<item id=\"css\" href=\"s.css\" media-type=\"text/css\"/><item id=\"p\" href=\"a.png\" media-type=\"image/png\"/>"))
            .With("OPS/s.css", "p { font-family: \".VnTime\" } h1, .to { color: red; font-family: '.VnTimeH', serif }")
            .With("OPS/a.png", Drawn.Png())
            .With("OPS/c1.xhtml", EpubForge.Page(
                "<h1>Ch­¬ng 1: BÕn n­íc</h1><p>S¸ng sím, trÎ em trong lµng ra <span class=\"to\">bÕn n­íc &amp; suèi</span> lÊy n­íc. <img src=\"a.png\" alt=\"BÕn n­íc buæi sím\" title=\"Lµng trªn nói\"/>"
                + "<span style=\"font-family: .VnArialH\">lµng trªn nói</span></p>"));

        var file = await portal.AcceptAsync(book.Build(), "truyen.epub");

        var chapter = await portal.AskAsync<IPublications, string>(async p =>
        {
            await using var stored = await p.OpenAsync((await p.FindMemberAsync(file.Id, "OPS/c1.xhtml", Cancellation))!, Cancellation);
            using var reader = new StreamReader(new System.IO.Compression.GZipStream(stored, System.IO.Compression.CompressionMode.Decompress));
            return await reader.ReadToEndAsync(Cancellation);
        });
        chapter.ShouldContain("<h1>CHƯƠNG 1: BẾN NƯỚC</h1>");
        chapter.ShouldContain("trẻ em trong làng ra <span class=\"to\">BẾN NƯỚC &amp; SUỐI</span> lấy nước.");
        chapter.ShouldContain("alt=\"Bến nước buổi sớm\"");
        chapter.ShouldContain("title=\"Làng trên núi\"");
        chapter.ShouldContain("LÀNG TRÊN NÚI");
    }

    private async Task<ExtractedMetadata> SaidAsync(string more, bool withLanguage = true, string title = "Trăng ơi")
    {
        var package = EpubForge.Package(title: title)
            .Replace("<metadata ", "<metadata xmlns:opf=\"http://www.idpf.org/2007/opf\" ", StringComparison.Ordinal)
            .Replace("<dc:language>vi</dc:language>", (withLanguage ? "<dc:language>vi</dc:language>" : "") + more, StringComparison.Ordinal);
        return (await portal.AcceptAsync(new EpubForge().With("OPS/package.opf", package).Build(), "sach.epub")).Metadata!;
    }
}
