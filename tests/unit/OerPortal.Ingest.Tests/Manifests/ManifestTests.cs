using System.Text.Json;
using OerPortal.Epub;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Manifests;

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
        var path = Corpus.PathTo(document);
        var parts = await PdfTools.DeriveAsync(path, scratch, Cancellation);
        var words = await PdfWords.ReadAsync(parts.TextFile, parts.Facts!.Pages, parts.Fonts, () => PdfBoxes.ReadAsync(path, parts.Facts.Pages, scratch, Cancellation), Cancellation);
        (await WebpubSchema.ComplaintsAsync(PdfPublication.Manifest(parts.Facts, words, "x"), Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_obfuscated_font_is_named_with_what_its_key_is_made_of()
    {
        const string algorithm = "http://www.idpf.org/2008/embedding";
        var file = new EpubForge()
            .With("OPS/package.opf", EpubForge.Package("""<item id="f" href="chu/a%20b.otf" media-type="font/otf"/>"""))
            .With("OPS/chu/a b.otf", "not a font until it is read with its key")
            .With("META-INF/encryption.xml", $"""
                <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
                <enc:EncryptedData><enc:EncryptionMethod Algorithm="{algorithm}"/>
                <enc:CipherData><enc:CipherReference URI="OPS/chu/a%20b.otf"/></enc:CipherData></enc:EncryptedData></encryption>
                """)
            .Build();
        using var book = new TemporaryFile(file);
        using var zip = StrictZip.Open(book.Path, ZipLimits.Default with { NamesAreUtf8 = true });

        var manifest = WebPublication.Manifest(EpubInspection.Inspect(zip), "x");

        var json = JsonDocument.Parse(manifest).RootElement;
        json.GetProperty("metadata").GetProperty("altIdentifier")[0].GetProperty("value").GetString().ShouldBe("urn:uuid:0199");
        json.GetProperty("resources").EnumerateArray().Single(r => r.GetProperty("href").GetString() == "OPS/chu/a%20b.otf")
            .GetProperty("properties").GetProperty("encrypted").GetProperty("algorithm").GetString().ShouldBe(algorithm);
        (await WebpubSchema.ComplaintsAsync(manifest, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_manifest_that_is_wrong_is_found()
        => (await WebpubSchema.ComplaintsAsync("""{"metadata":{"title":"x"},"readingOrder":[{"href":"a.xhtml"}]}""", Cancellation))
            .ShouldContain("/readingOrder/0 must have required property 'type'");
}
