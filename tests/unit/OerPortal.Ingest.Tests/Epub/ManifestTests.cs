using OerPortal.Ingest.Epub;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;
using OerPortal.Ingest.Zip;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Epub;

/// <summary>Manifests as other reading systems will take them: by Readium's own schemas.</summary>
public sealed class ManifestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Books.Epubs), MemberType = typeof(Books))]
    public async Task The_manifest_of_a_real_book_is_valid(string book)
    {
        using var zip = StrictZip.Open(Corpus.PathTo(book), ZipLimits.Default with { NamesAreUtf8 = true });
        var manifest = WebPublication.Manifest(EpubInspection.Inspect(zip), "x");
        (await WebpubSchema.ComplaintsAsync(manifest, Cancellation)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Books.Pdfs), MemberType = typeof(Books))]
    public async Task The_manifest_of_a_real_document_is_valid(string document)
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var parts = await PdfTools.DeriveAsync(Corpus.PathTo(document), scratch, Cancellation);
        (await WebpubSchema.ComplaintsAsync(PdfPublication.Manifest(parts.Facts!, "x"), Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_manifest_that_is_wrong_is_found()
        => (await WebpubSchema.ComplaintsAsync("""{"metadata":{"title":"x"},"readingOrder":[{"href":"a.xhtml"}]}""", Cancellation))
            .ShouldContain("/readingOrder/0 must have required property 'type'");
}
