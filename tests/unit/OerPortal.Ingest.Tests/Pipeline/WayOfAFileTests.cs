using System.Text.Json;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Pipeline;

public sealed class WayOfAFileTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Books.Epubs), MemberType = typeof(Books))]
    public async Task A_book_becomes_ready_to_read(string book)
    {
        var file = await portal.AcceptAsync(await File.ReadAllBytesAsync(Corpus.PathTo(book), Cancellation), Path.GetFileName(book));
        file.State.ShouldBe(FileState.Ready);
        file.Kind.ShouldBe(FileKind.Epub);
        file.CanBeRead.ShouldBeTrue();
        file.ScannedParts.ShouldBeGreaterThan(4);
        file.Pages!.Value.ShouldBeGreaterThan(0);
        file.Metadata!.Title.ShouldNotBeNullOrEmpty();

        var publication = await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, Cancellation));
        var first = JsonDocument.Parse(publication!.ManifestJson).RootElement.GetProperty("readingOrder")[0].GetProperty("href").GetString()!;
        var member = await portal.AskAsync<IPublications, PublicationMember?>(p => p.FindMemberAsync(file.Id, Uri.UnescapeDataString(first), Cancellation));
        await using var content = await portal.AskAsync<IPublications, Stream>(p => p.OpenAsync(member!, Cancellation));
        content.Length.ShouldBe(member!.Length);
        (await PassagesAsync(file.Id)).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Books.Pdfs), MemberType = typeof(Books))]
    public async Task A_PDF_becomes_ready_to_read(string document)
    {
        var file = await portal.AcceptAsync(await File.ReadAllBytesAsync(Corpus.PathTo(document), Cancellation), Path.GetFileName(document));
        file.State.ShouldBe(FileState.Ready);
        file.HasCover.ShouldBeTrue();
        var publication = await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, Cancellation));
        publication!.HasFirstPageImage.ShouldBeTrue();
        publication.Document!.Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    [BadInput(2)]
    public async Task EICAR_in_a_book_is_quarantined_and_its_owner_is_told_where()
    {
        var book = new ZipForge().Add("mimetype", "application/epub+zip").Add("META-INF/container.xml", "<x/>")
            .Add("OPS/virus.com", Eicar.Bytes, m => m.Zip64Local = true).Build();
        var file = await portal.AcceptAsync(book, "sach.epub");
        file.State.ShouldBe(FileState.Infected);
        file.RefusalKey.ShouldBe("ingest.infected-member");
        file.RefusalArguments[1].ShouldBe("OPS/virus.com");
    }

    [Fact]
    public async Task A_refused_file_is_not_kept()
    {
        var file = await portal.AcceptAsync(new ZipForge().Add("../x", "x").Build(), "a.zip");
        file.State.ShouldBe(FileState.Refused);
        file.RefusalKey.ShouldBe("ingest.refusal.zip-unsafe-name");
        file.Sha256.ShouldBeNull();
    }

    [Fact]
    [BadInput(51)]
    public async Task A_broken_PDF_is_kept_for_download_only()
    {
        var file = await portal.AcceptAsync("%PDF-1.7 nonsense"u8.ToArray(), "hong.pdf");
        file.State.ShouldBe(FileState.ReadyWithoutPreview);
        file.CanBeRead.ShouldBeFalse();
    }

    private Task<List<Passage>> PassagesAsync(Guid id) => portal.AskAsync<IFiles, List<Passage>>(async files =>
    {
        var all = new List<Passage>();
        await foreach (var passage in files.PassagesAsync(id, Cancellation))
            all.Add(passage);
        return all;
    });
}
