using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml;
using OerPortal.Epub;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Passages;
using OerPortal.TestKit;

namespace OerPortal.Epub.Tests.Reading;

public sealed class EpubCorpusTests
{
    private static readonly ZipLimits Limits = ZipLimits.Default with { NamesAreUtf8 = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Books.Epubs), MemberType = typeof(Books))]
    public async Task A_real_book_becomes_a_pack_whose_members_can_all_be_read(string book)
    {
        using var zip = StrictZip.Open(Corpus.PathTo(book), Limits);
        using var scratch = new BookFolder();
        var split = await BookSplit.PlanAsync(zip, EpubInspection.Inspect(zip), Cancellation);
        var epub = split.Book;
        var pack = await new PublicationPack(zip, split, new PackedPictures(zip, scratch.Path, drawing: null)).WriteAsync(scratch.File("pack"), report: null, Cancellation);

        pack.Members.Sum(m => m.Length).ShouldBe(new FileInfo(pack.File).Length);
        pack.Members.Select(m => m.Path).ShouldContain("META-INF/container.xml");
        pack.Members.Select(m => m.Path).ShouldContain(epub.Package.Path);
        epub.Package.Spine.ShouldAllBe(s => pack.Members.Any(m => m.Path == s.Item.Path));
        var bytes = await File.ReadAllBytesAsync(pack.File, Cancellation);
        foreach (var member in pack.Members.Where(m => EpubMediaTypes.TreatmentOf(m.MediaType) == MemberTreatment.Markup))
            WellFormed(Unpack(bytes, member)).ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Books.Epubs), MemberType = typeof(Books))]
    public async Task A_real_book_loses_no_words(string book)
    {
        using var zip = StrictZip.Open(Corpus.PathTo(book), Limits);
        var epub = EpubInspection.Inspect(zip);
        foreach (var step in epub.Package.Spine)
        {
            zip.TryFind(step.Item.Path, out var member);
            var original = zip.ReadAll(member!, long.MaxValue, Refusal.TooLarge);
            var clean = MarkupSanitiser.Clean(original, step.Item.Path, step.Item.MediaType);
            TextOf(clean).ShouldBe(TextOf(original), step.Item.Path);
        }
        await Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Books.Epubs), MemberType = typeof(Books))]
    public async Task A_real_book_has_title_language_positions_and_contents(string book)
    {
        using var zip = StrictZip.Open(Corpus.PathTo(book), Limits);
        var split = await BookSplit.PlanAsync(zip, EpubInspection.Inspect(zip), Cancellation);
        var epub = split.Book;
        epub.Package.Metadata.Title.ShouldNotBeNullOrEmpty();
        epub.Package.Metadata.Language.ShouldNotBeNullOrEmpty();
        epub.Navigation.Contents.ShouldNotBeEmpty();
        var manifest = JsonDocument.Parse(WebPublication.Manifest(epub, "x.epub")).RootElement;
        manifest.GetProperty("readingOrder").GetArrayLength().ShouldBe(epub.Package.Spine.Count(step => step.IsLinear));
        var (json, total) = WebPublication.Positions(split, zip);
        JsonDocument.Parse(json).RootElement.GetProperty("positions").GetArrayLength().ShouldBe(total);
    }

    [Fact]
    public void Layout_direction_and_cover_are_read()
    {
        Inspect("epub/page-blanche.epub").Package.IsFixedLayout.ShouldBeTrue();
        Inspect("epub/israelsailing.epub").Package.Rendering.PageOrder.ShouldBe("rtl");
        Inspect("epub/wasteland.epub").Package.Cover!.Path.ShouldBe("EPUB/wasteland-cover.jpg");
        var moby = Inspect("epub/moby-dick.epub").Package.Metadata;
        moby.Title.ShouldBe("Moby-Dick");
        moby.Contributors.ShouldContain(new ExtractedContributor("Herman Melville", "aut"));
    }

    [Fact]
    public async Task Vietnamese_text_is_found_under_its_chapter()
    {
        using var zip = StrictZip.Open(Corpus.PathTo("epub/dam-minh-vao-hoc-sau-trich.epub"), Limits);
        using var scratch = new BookFolder();
        var pack = await new PublicationPack(zip, await BookSplit.PlanAsync(zip, EpubInspection.Inspect(zip), Cancellation), new PackedPictures(zip, scratch.Path, drawing: null)).WriteAsync(scratch.File("pack"), report: null, Cancellation);
        var stretches = await PassageFile.ReadAsync(pack.Text, Cancellation).ToListAsync(Cancellation);
        stretches.Count.ShouldBeGreaterThan(20);
        stretches.ShouldContain(s => s.Text.Contains("học sâu", StringComparison.OrdinalIgnoreCase));
        stretches.ShouldAllBe(s => s.Text.IsNormalized(NormalizationForm.FormC) && s.Text.Length < 7000);
        stretches.Count(s => s.Heading is not null).ShouldBeGreaterThan(stretches.Count / 2);
    }

    private static EpubBook Inspect(string book)
    {
        using var zip = StrictZip.Open(Corpus.PathTo(book), Limits);
        return EpubInspection.Inspect(zip);
    }

    private static byte[] Unpack(byte[] pack, PackedMember member)
    {
        var stored = new MemoryStream(pack, (int)member.Offset, (int)member.Length);
        using var raw = new MemoryStream();
        using Stream decoded = member.ContentEncoding is null ? stored : new GZipStream(stored, CompressionMode.Decompress);
        decoded.CopyTo(raw);
        raw.Length.ShouldBe(member.RawLength);
        return raw.ToArray();
    }

    private static int WellFormed(byte[] markup)
    {
        using var reader = XmlReader.Create(new MemoryStream(markup), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        var nodes = 0;
        while (reader.Read())
            nodes++;
        return nodes;
    }

    // Words outside scripts and styles, which are meant to go or change.
    private static string TextOf(byte[] markup)
    {
        var text = new StringBuilder();
        using var reader = SafeXml.Open(markup);
        reader.Read();
        while (!reader.EOF)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "script" or "style" })
            {
                reader.Skip();
                continue;
            }
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                text.Append(reader.Value);
            reader.Read();
        }
        return text.ToString();
    }
}
