using System.Text;
using OerPortal.Epub;
using OerPortal.Ingest.Tests.Kit;

namespace OerPortal.Ingest.Tests.BadInputs;

/// <summary>Cases 29, 30, 32, 33, 40 and 45 of the table: books, whole, through the whole way.</summary>
[Collection(nameof(BadInputs))]
public sealed class BookTests(BadInputPortal portal)
{
    private const string Mimetype = "application/epub+zip";

    [Fact]
    [BadInput(29)]
    public async Task A_book_without_mimetype_is_read_and_its_owner_is_told()
    {
        var file = await portal.UploadAsync(new EpubForge().Without("mimetype").Build(), "a.epub");
        (file.State, file.Remarks.Single().Kind).ShouldBe((FileState.Ready, FileRemarkKind.MimetypeMissing));
    }

    [Theory]
    [InlineData("deflated")]
    [InlineData("last")]
    [InlineData("with a byte order mark")]
    [BadInput(29)]
    public async Task A_book_whose_mimetype_is_only_untidy_is_read(string how)
    {
        var book = how switch
        {
            "deflated" => new EpubForge().With("mimetype", Mimetype),
            "last" => new EpubForge().Last("mimetype"),
            _ => new EpubForge().With("mimetype", "\uFEFF" + Mimetype),
        };
        (await portal.UploadAsync(book.Build(), "a.epub")).State.ShouldBe(FileState.Ready);
    }

    [Fact]
    public async Task A_book_with_more_letters_than_a_shelf_of_books_is_refused_for_it()
    {
        var book = new EpubForge();
        var page = string.Concat(Enumerable.Repeat("<p>Đường lên núi Ngọc Linh xa lắm, ai ơi nhớ mang theo nước.</p>", 120_000));
        string manifest = "", spine = "";
        for (var i = 2; i <= 6; i++)
        {
            book.With($"OPS/c{i}.xhtml", EpubForge.Page(page));
            manifest += $"<item id=\"c{i}\" href=\"c{i}.xhtml\" media-type=\"application/xhtml+xml\"/>";
            spine += $"<itemref idref=\"c{i}\"/>";
        }
        await portal.RefusesAsync(Refusal.TextTooLong, book.With("OPS/package.opf", EpubForge.Package(manifest, spine)).Build(), "tuyen-tap.epub");
    }

    [Theory]
    [InlineData("META-INF/container.xml", "file")]
    [InlineData("META-INF/container.xml", "http")]
    [InlineData("META-INF/container.xml", "parameter")]
    [InlineData("META-INF/container.xml", "dtd")]
    [InlineData("OPS/package.opf", "file")]
    [InlineData("OPS/package.opf", "http")]
    [InlineData("OPS/package.opf", "parameter")]
    [InlineData("OPS/c1.xhtml", "file")]
    [InlineData("OPS/c1.xhtml", "http")]
    [InlineData("OPS/c1.xhtml", "parameter")]
    [InlineData("OPS/c1.xhtml", "dtd")]
    [InlineData("OPS/bild.svg", "file")]
    [InlineData("OPS/bild.svg", "http")]
    [BadInput(30, 32, 45)]
    public async Task XML_that_would_read_a_file_or_call_out_is_refused_and_does_neither(string member, string way)
    {
        using var secret = new TemporaryFile("bi mat cua may chu"u8.ToArray());
        using var port = new DeafPort();
        var doctype = way switch
        {
            "file" => $"<!DOCTYPE x [<!ENTITY e SYSTEM \"file://{secret.Path}\">]>",
            "http" => $"<!DOCTYPE x [<!ENTITY e SYSTEM \"{port.Url}\">]>",
            "parameter" => $"<!DOCTYPE x [<!ENTITY % p SYSTEM \"{port.Url}\"> %p;]>",
            _ => $"<!DOCTYPE x SYSTEM \"{port.Url}.dtd\">",
        };
        var use = way is "file" or "http" ? "&e;" : "";
        var content = member switch
        {
            "META-INF/container.xml" => $"{doctype}<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"OPS/package.opf\"/></rootfiles>{use}</container>",
            "OPS/package.opf" => EpubForge.Package(doctype: doctype, title: $"T{use}"),
            "OPS/bild.svg" => $"{doctype}<svg xmlns=\"http://www.w3.org/2000/svg\"><text>{use}</text></svg>",
            _ => EpubForge.Page($"<p>{use}</p>", doctype),
        };
        var book = new EpubForge().With("OPS/package.opf", EpubForge.Package("<item id=\"s\" href=\"bild.svg\" media-type=\"image/svg+xml\"/>"))
            .With("OPS/bild.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").With(member, content);
        await portal.RefusesAsync(Refusal.XmlEntities, book.Build(), "a.epub");
        port.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("..%2f..%2f..%2fetc%2fpasswd")]
    [BadInput(33)]
    public async Task An_item_outside_the_book_is_left_out_and_the_book_stands(string href)
    {
        var package = EpubForge.Package($"<item id=\"x\" href=\"{href}\" media-type=\"application/xhtml+xml\"/>", "<itemref idref=\"x\"/>");
        var file = await portal.UploadAsync(new EpubForge().With("OPS/package.opf", package).Build(), "a.epub");
        file.State.ShouldBe(FileState.Ready);
        var publication = await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, CancellationToken.None));
        publication!.ManifestJson.ShouldNotContain("passwd");
    }

    [Fact]
    [BadInput(33)]
    public async Task A_package_document_outside_the_book_is_none()
    {
        const string Container = "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"../../OPS/package.opf\"/></rootfiles></container>";
        await portal.RefusesAsync(Refusal.EpubDamaged, new EpubForge().With("META-INF/container.xml", Container).Build(), "a.epub");
    }

    [Fact]
    [BadInput(40)]
    public async Task Fifty_thousand_steps_of_reading_order_are_refused()
    {
        var spine = new StringBuilder();
        for (var i = 0; i < 50_000; i++)
            spine.Append("<itemref idref=\"i").Append(i).Append("\"/>");
        await portal.RefusesAsync(Refusal.EpubTooLarge, new EpubForge().With("OPS/package.opf", EpubForge.Package(spine: spine.ToString()), Store).Build(), "a.epub");
    }

    [Fact]
    [BadInput(40)]
    public Task A_chapter_of_forty_megabytes_is_refused() =>
        portal.RefusesAsync(Refusal.EpubTooLarge, new EpubForge().With("OPS/c1.xhtml", EpubForge.Page(new string('a', 40 << 20)), Store).Build(), "a.epub");

    [Fact]
    [BadInput(45)]
    public async Task A_drawing_with_external_pictures_calls_nobody()
    {
        using var port = new DeafPort();
        var svg = $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\"{port.Url}\"/><style>@import url({port.Url});</style></svg>";
        var package = EpubForge.Package("<item id=\"s\" href=\"bia.svg\" media-type=\"image/svg+xml\" properties=\"cover-image\"/>", "<itemref idref=\"s\"/>");
        var file = await portal.UploadAsync(new EpubForge().With("OPS/package.opf", package).With("OPS/bia.svg", svg).Build(), "a.epub");
        file.State.ShouldBe(FileState.Ready);
        var member = await portal.AskAsync<IPublications, PublicationMember?>(p => p.FindMemberAsync(file.Id, "OPS/bia.svg", CancellationToken.None));
        await using var served = await portal.AskAsync<IPublications, Stream>(p => p.OpenAsync(member!, CancellationToken.None));
        await using Stream plain = member!.ContentEncoding is null ? served : new System.IO.Compression.GZipStream(served, System.IO.Compression.CompressionMode.Decompress);
        (await new StreamReader(plain).ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain(port.Host);
        port.ShouldBeQuiet();
    }

    private static void Store(ForgedMember member)
    {
        using var unpacked = new MemoryStream();
        using (var inflate = new System.IO.Compression.DeflateStream(new MemoryStream(member.Packed), System.IO.Compression.CompressionMode.Decompress))
            inflate.CopyTo(unpacked);
        member.Store(unpacked.ToArray());
    }
}
