using OerPortal.Ingest.Covers;
using OerPortal.Epub;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Tests.Covers;

/// <summary>A book's cover, in every way books declare it. The right picture is red, the wrong one blue.</summary>
public sealed class CoverTests
{
    private const string Red = "<item id=\"red\" href=\"img/red.png\" media-type=\"image/png\"/>";
    private const string CoverPage = "<item id=\"page\" href=\"bia.xhtml\" media-type=\"application/xhtml+xml\"/>";
    private const string Img = "<img src='img/red.png' alt='Bìa'/>";
    private const string SvgImage = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 300 400'><image width='300' height='400' xlink:href='img/red.png'/></svg>";

    [Theory]
    [InlineData("by its property", "<item id=\"r\" href=\"img/red.png\" media-type=\"image/png\" properties=\"cover-image\"/>", "", "")]
    [InlineData("by its id in EPUB 2", Red, "<meta name=\"cover\" content=\"red\"/>", "")]
    [InlineData("by its path where an id belongs", Red, "<meta name=\"cover\" content=\"img/red.png\"/>", "")]
    [InlineData("by its file name alone", Red, "<meta name=\"Cover\" content=\"red.png\"/>", "")]
    [InlineData("by a page whose id is named", Red + CoverPage, "<meta name=\"cover\" content=\"page\"/>", "")]
    [InlineData("by a page in the guide", Red + CoverPage, "", "<guide><reference type=\"cover\" title=\"Bìa\" href=\"bia.xhtml\"/></guide>")]
    [InlineData("by a picture in the guide", Red, "", "<guide><reference type=\"other.ms-coverimage-standard\" href=\"img/red.png\"/></guide>")]
    [InlineData("by a page, although an id leads nowhere", Red + CoverPage, "<meta name=\"cover\" content=\"none\"/>", "<guide><reference type=\"cover\" href=\"bia.xhtml#x\"/></guide>")]
    public async Task A_cover_is_found(string how, string items, string meta, string guide)
    {
        foreach (var body in new[] { Img, SvgImage })
            SeenPicture.IsRed((await CoverAsync(Book(items, meta, guide).With("OPS/bia.xhtml", EpubForge.Page(body))))!.Left).ShouldBeTrue(how);
    }

    [Fact]
    public async Task A_landmark_leads_to_the_cover() => SeenPicture.IsRed((await CoverAsync(Book(Red + CoverPage).With("OPS/bia.xhtml", EpubForge.Page(Img)).With(
        "OPS/nav.xhtml",
        EpubForge.Page("<nav xmlns:epub='http://www.idpf.org/2007/ops' epub:type='toc'><ol><li><a href='c1.xhtml'>Bài 1</a></li></ol></nav><nav xmlns:epub='http://www.idpf.org/2007/ops' epub:type='landmarks'><ol><li><a epub:type='cover' href='bia.xhtml'>Bìa</a></li></ol></nav>"))))!.Left).ShouldBeTrue();

    [Fact]
    public async Task A_file_called_cover_serves_where_nothing_is_declared() =>
        SeenPicture.IsRed((await CoverAsync(Book("<item id=\"r\" href=\"img/Cover.png\" media-type=\"image/png\"/>").With("OPS/img/Cover.png", Drawn.Png(90, 120, Drawn.Red, Drawn.Red))))!.Left).ShouldBeTrue();

    [Fact]
    public async Task A_page_in_the_guide_that_has_no_picture_gives_way_to_a_file_called_cover() => SeenPicture.IsRed((await CoverAsync(
        Book(CoverPage + "<item id=\"r\" href=\"img/cover.png\" media-type=\"image/png\"/>", guide: "<guide><reference type=\"cover\" href=\"bia.xhtml\"/></guide>")
            .With("OPS/bia.xhtml", EpubForge.Page("<h1>Trăng ơi</h1>")).With("OPS/img/cover.png", Drawn.Png(90, 120, Drawn.Red, Drawn.Red))))!.Left).ShouldBeTrue();

    [Fact]
    public async Task A_declared_cover_that_cannot_be_drawn_gives_way_to_the_next() => SeenPicture.IsRed((await CoverAsync(
        Book("<item id=\"h\" href=\"img/hong.jpg\" media-type=\"image/jpeg\" properties=\"cover-image\"/><item id=\"r\" href=\"img/cover.png\" media-type=\"image/png\"/>")
            .With("OPS/img/hong.jpg", "đây không phải hình").With("OPS/img/cover.png", Drawn.Png(90, 120, Drawn.Red, Drawn.Red))))!.Left).ShouldBeTrue();

    [Fact]
    public async Task A_drawing_is_a_cover_with_the_pictures_in_it()
    {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 300 400'><rect width='300' height='400' fill='#dc1414'/><image x='200' width='100' height='400' preserveAspectRatio='none' xlink:href='img/blue.png'/><script>1</script></svg>";
        var seen = await CoverAsync(Book("<item id=\"s\" href=\"bia.svg\" media-type=\"image/svg+xml\" properties=\"cover-image\"/>").With("OPS/bia.svg", svg));
        SeenPicture.IsRed(seen!.Left).ShouldBeTrue();
        SeenPicture.IsBlue(seen.Right).ShouldBeTrue();
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://127.0.0.1:1/x.png")]
    [InlineData("/etc/passwd")]
    [BadInput(45)]
    public async Task A_drawing_fetches_nothing(string address) => SeenPicture.IsRed((await CoverAsync(
        Book("<item id=\"s\" href=\"bia.svg\" media-type=\"image/svg+xml\" properties=\"cover-image\"/>")
            .With("OPS/bia.svg", $"<svg xmlns='http://www.w3.org/2000/svg' width='300' height='400'><rect width='300' height='400' fill='#dc1414'/><image width='9' height='9' href='{address}'/></svg>")))!.Left).ShouldBeTrue();

    [Fact]
    public async Task A_first_page_that_is_only_a_picture_is_the_cover() =>
        SeenPicture.IsRed((await CoverAsync(Book(Red).With("OPS/c1.xhtml", EpubForge.Page($"<div>{Img}</div>"))))!.Left).ShouldBeTrue();

    [Fact]
    public async Task A_first_page_with_words_is_no_cover() =>
        (await CoverAsync(Book(Red).With("OPS/c1.xhtml", EpubForge.Page($"<p>Trăng ơi từ đâu đến</p>{Img}")))).ShouldBeNull();

    [Fact]
    public async Task A_photograph_on_the_cover_is_turned_and_says_nothing()
    {
        var book = Book("<item id=\"r\" href=\"img/a.jpg\" media-type=\"image/jpeg\" properties=\"cover-image\"/>").With("OPS/img/a.jpg", Noted.Jpeg(await Drawn.AsAsync("jpg"), turn: 6));
        var cover = await MakeAsync(book);
        NoteFinder.In(cover!).ShouldBeEmpty();
        cover!.AsSpan().IndexOf("ICCP"u8).ShouldBe(-1, "six kilobytes of sRGB on every cover say nothing");
        SeenPicture.IsRed((await Drawn.LookAsync(cover!)).Top).ShouldBeTrue();
    }

    private static EpubForge Book(string items, string meta = "", string guide = "") => new EpubForge()
        .With("OPS/package.opf", EpubForge.Package(items + "<item id=\"blue\" href=\"img/blue.png\" media-type=\"image/png\"/>")
            .Replace("</metadata>", meta + "</metadata>", StringComparison.Ordinal).Replace("</spine>", "</spine>" + guide, StringComparison.Ordinal))
        .With("OPS/img/red.png", Drawn.Png(90, 120, Drawn.Red, Drawn.Red)).With("OPS/img/blue.png", Drawn.Png(90, 120, Drawn.Blue, Drawn.Blue));

    private static async Task<SeenPicture?> CoverAsync(EpubForge book) => await MakeAsync(book) is { } cover ? await Drawn.LookAsync(cover) : null;

    private static async Task<byte[]?> MakeAsync(EpubForge forge)
    {
        using var file = new TemporaryFile(forge.Build());
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default with { NamesAreUtf8 = true });
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var cover = await new CoverPicture(zip, EpubInspection.Inspect(zip), scratch, _ => Task.CompletedTask).MakeAsync(TestContext.Current.CancellationToken);
        return cover is null ? null : await File.ReadAllBytesAsync(cover);
    }
}
