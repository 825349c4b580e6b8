using System.Text;
using System.Text.Json;
using OerPortal.Epub;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub.Tests.Reading;

/// <summary>What pages are turned through, and what stands in for what a browser cannot show.</summary>
public sealed class ReadingOrderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chapter_that_comes_again_is_there_again()
    {
        var made = await MakeAsync(new EpubForge().With("OPS/package.opf", EpubForge.Package(
                """<item id="c2" href="c2.xhtml" media-type="application/xhtml+xml"/>""", """<itemref idref="c2"/><itemref idref="c1"/>"""))
            .With("OPS/c2.xhtml", EpubForge.Page("<p>Hai</p>")));
        Order(made).ShouldBe(["OPS/c1.xhtml", "OPS/c2.xhtml", "OPS/c1.xhtml"]);
        Positions(made).ShouldBe(["OPS/c1.xhtml", "OPS/c2.xhtml", "OPS/c1.xhtml"]);
        Encoding.UTF8.GetString(made.Members["OPS/package.opf"]).Split("<itemref").Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_long_chapter_that_comes_again_comes_with_all_its_parts()
    {
        var paragraphs = string.Concat(Enumerable.Range(0, 9000).Select(i => $"<p>Đoạn thứ {i} của chương dài đi qua nhiều làng.</p>"));
        var made = await MakeAsync(new EpubForge().With("OPS/package.opf", EpubForge.Package(spine: """<itemref idref="c1"/>"""))
            .With("OPS/c1.xhtml", EpubForge.Page(paragraphs)));
        var order = Order(made);
        order.Count.ShouldBeGreaterThan(3);
        order.Take(order.Count / 2).ShouldBe(order.Skip(order.Count / 2));
        order.Distinct().Count().ShouldBe(order.Count / 2);
    }

    [Fact]
    public async Task A_step_off_the_way_is_no_page_but_can_be_opened()
    {
        var made = await MakeAsync(new EpubForge().With("OPS/package.opf", EpubForge.Package(
                """<item id="c2" href="c2.xhtml" media-type="application/xhtml+xml"/>""", """<itemref idref="c2" linear="no"/>"""))
            .With("OPS/c2.xhtml", EpubForge.Page("<p>Lời giải</p>")));
        Order(made).ShouldBe(["OPS/c1.xhtml"]);
        Positions(made).ShouldBe(["OPS/c1.xhtml"]);
        made.Manifest.GetProperty("resources").EnumerateArray().Select(Href).ShouldContain("OPS/c2.xhtml");
    }

    [Fact]
    public async Task A_book_of_nothing_but_steps_off_the_way_is_read_in_their_order()
        => Order(await MakeAsync(new EpubForge().With(
            "OPS/package.opf", EpubForge.Package().Replace("<itemref idref=\"c1\"/>", "<itemref idref=\"c1\" linear=\"no\"/>", StringComparison.Ordinal)))).ShouldBe(["OPS/c1.xhtml"]);

    [Fact]
    public async Task A_picture_in_the_reading_order_is_a_page_of_its_size()
    {
        var made = await MakeAsync(new EpubForge().With("OPS/package.opf", EpubForge.Package(
                """<item id="p" href="p.png" media-type="image/png" fallback="t"/><item id="t" href="t.xhtml" media-type="application/xhtml+xml"/>""", """<itemref idref="p"/>"""))
            .With("OPS/p.png", Png(640, 960)).With("OPS/t.xhtml", EpubForge.Page("<p>Ảnh con trâu</p>")));
        Order(made).ShouldBe(["OPS/c1.xhtml", "OPS/p.png"]);
        var page = made.Manifest.GetProperty("readingOrder")[1];
        (page.GetProperty("width").GetInt32(), page.GetProperty("height").GetInt32()).ShouldBe((640, 960));
        Positions(made).Count(href => href == "OPS/p.png").ShouldBe(1);
    }

    [Theory]
    [InlineData("""<item id="a" href="a.json" media-type="application/json" fallback="b"/>""", "OPS/b.xhtml")]
    [InlineData("""<item id="a" href="a.xhtml" media-type="application/xhtml+xml" properties="scripted" fallback="b"/>""", "OPS/b.xhtml")]
    [InlineData("""<item id="a" href="a.xhtml" media-type="application/xhtml+xml" properties="scripted"/>""", "OPS/a.xhtml")]
    [InlineData("""<item id="a" href="a.xhtml" media-type="application/xhtml+xml" fallback="b"/>""", "OPS/a.xhtml")]
    [InlineData("""<item id="a" href="not-there.png" media-type="image/png" fallback="b"/>""", "OPS/b.xhtml")]
    [InlineData("""<item id="a" href="a.json" media-type="application/json" fallback="a"/>""", "oer-missing/2.xhtml")]
    [InlineData("""<item id="a" href="a.json" media-type="application/json" fallback="gone"/>""", "oer-missing/2.xhtml")]
    public async Task What_cannot_be_shown_gives_way_to_its_fallback(string item, string shown)
    {
        var made = await MakeAsync(new EpubForge().With("OPS/package.opf", EpubForge.Package(
                item + """<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>""", """<itemref idref="a"/>"""))
            .With("OPS/a.json", "{}").With("OPS/a.xhtml", EpubForge.Page("<p>A</p>")).With("OPS/b.xhtml", EpubForge.Page("<p>B</p>")));
        Order(made).ElementAtOrDefault(1).ShouldBe(shown);
    }

    [Fact]
    public async Task A_page_shows_the_fallback_of_a_picture_that_browsers_do_not_know()
    {
        var made = await MakeAsync(new EpubForge().With("OPS/package.opf", EpubForge.Package(
                """
                <item id="c2" href="sau/c2.xhtml" media-type="application/xhtml+xml"/>
                <item id="psd" href="anh/tr%C3%A2u.psd" media-type="image/vnd.adobe.photoshop" fallback="tif"/>
                <item id="tif" href="anh/trau.tif" media-type="image/tiff" fallback="png"/><item id="png" href="anh/con%20tr%C3%A2u.png" media-type="image/png"/>
                """,
                """<itemref idref="c2"/>"""))
            .With("OPS/anh/trâu.psd", "8BPS").With("OPS/anh/trau.tif", "II*").With("OPS/anh/con trâu.png", Png(4, 4))
            .With("OPS/sau/c2.xhtml", EpubForge.Page("""<p><img src="../anh/tr%C3%A2u.psd" alt="trâu"/><a href="../anh/tr%C3%A2u.psd">tệp gốc</a></p>""")));
        var page = Encoding.UTF8.GetString(made.Members["OPS/sau/c2.xhtml"]);
        page.ShouldContain("""<img src="../../OPS/anh/con%20tr%C3%A2u.png" """.Trim());
        page.ShouldContain("""<a href="../anh/tr%C3%A2u.psd">""");
    }

    [Theory]
    [InlineData("image/png\nX-Evil: 1", "p.png", "image/png")]
    [InlineData("application/x+xml\r\nSet-Cookie: a=b", "p.bin", "application/octet-stream")]
    [InlineData("a/b/c+xml", "p.bin", "application/octet-stream")]
    [InlineData("/+xml", "p.bin", "application/octet-stream")]
    [InlineData("ảnh/+xml", "p.bin", "application/octet-stream")]
    [InlineData("application/vnd.a.b-c+xml; charset=utf-8", "p.bin", "application/vnd.a.b-c+xml")]
    public void A_declared_type_that_no_header_can_carry_is_not_believed(string declared, string path, string type) => EpubMediaTypes.Of(path, declared).ShouldBe(type);

    private static List<string> Order(Made made) => [.. made.Manifest.GetProperty("readingOrder").EnumerateArray().Select(Href)];

    private static List<string> Positions(Made made) => [.. made.Positions.GetProperty("positions").EnumerateArray().Select(Href)];

    private static string Href(JsonElement link) => link.GetProperty("href").GetString()!;

    private static byte[] Png(int width, int height) =>
        [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, (byte)(width >> 8), (byte)width, 0, 0, (byte)(height >> 8), (byte)height, 8, 2, 0, 0, 0];

    private static async Task<Made> MakeAsync(EpubForge forge)
    {
        using var file = new TemporaryFile(forge.Build());
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default with { NamesAreUtf8 = true });
        using var scratch = new BookFolder();
        var split = await BookSplit.PlanAsync(zip, EpubInspection.Inspect(zip), Cancellation);
        var pack = await new PublicationPack(zip, split, new PackedPictures(zip, scratch.Path, drawing: null)).WriteAsync(scratch.File("pack"), report: null, Cancellation);
        var bytes = await File.ReadAllBytesAsync(pack.File, Cancellation);
        return new Made(
            JsonDocument.Parse(WebPublication.Manifest(split.Book, "x", PageSizes.Read(zip, split.Book.Package))).RootElement,
            JsonDocument.Parse(WebPublication.Positions(split, zip).Json).RootElement,
            pack.Members.ToDictionary(m => m.Path, m => Unpacked(m, bytes)));
    }

    private static byte[] Unpacked(PackedMember member, byte[] pack)
    {
        var stored = pack.AsSpan((int)member.Offset, (int)member.Length).ToArray();
        if (member.ContentEncoding is null)
            return stored;
        using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(stored), System.IO.Compression.CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private sealed record Made(JsonElement Manifest, JsonElement Positions, Dictionary<string, byte[]> Members);
}
