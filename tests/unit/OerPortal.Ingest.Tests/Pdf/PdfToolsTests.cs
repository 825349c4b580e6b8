using System.Diagnostics;
using System.Text;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Tests.Pdf;

public sealed class PdfToolsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Books.Pdfs), MemberType = typeof(Books))]
    public async Task A_real_document_is_repacked_read_and_drawn(string document)
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var path = Corpus.PathTo(document);
        await PdfTools.DemandOpenAsync(path, scratch, Cancellation);
        var parts = await PdfTools.DeriveAsync(path, scratch, Cancellation);
        parts.CanBeRead.ShouldBeTrue(parts.Trouble);
        parts.Facts!.Pages.ShouldBeGreaterThan(0);
        parts.FirstPageFile.ShouldNotBeNull();
        (await File.ReadAllBytesAsync(parts.DocumentFile!, Cancellation))[..5].ShouldBe("%PDF-"u8.ToArray());
        (await Thumbnails.CoverAsync(parts.FirstPageFile, scratch, Cancellation)).ShouldNotBeNull();
        var words = await PdfWords.ReadAsync(parts.TextFile, parts.Facts.Pages, parts.Fonts, () => PdfBoxes.ReadAsync(path, parts.Facts.Pages, scratch, Cancellation), Cancellation);
        // One is a scan; in another most letters are numbers of glyphs.
        var isGarbled = document.Contains("TAMReview", StringComparison.Ordinal);
        words.Remark.ShouldBe(document.Contains("khong-co-chu", StringComparison.Ordinal) ? FileRemarkKind.NoText : isGarbled ? FileRemarkKind.UnreadableText : null);
        var passages = PdfText.Passages(words.Pages).ToList();
        if (!isGarbled && !document.Contains("khong-co-chu", StringComparison.Ordinal))
            passages.Count.ShouldBeGreaterThan(parts.Facts.Pages / 2);
    }

    [Fact]
    [BadInput(11)]
    public async Task A_password_refuses_the_document_and_an_owner_password_does_not()
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        await EncryptAsync(scratch, user: "bi-mat", "user.pdf");
        await EncryptAsync(scratch, user: "", "owner.pdf");
        (await Should.ThrowAsync<FileRefusedException>(() => PdfTools.DemandOpenAsync(scratch.File("user.pdf"), scratch, Cancellation)))
            .Reason.ShouldBe(Refusal.Encrypted);
        await PdfTools.DemandOpenAsync(scratch.File("owner.pdf"), scratch, Cancellation);
        (await PdfTools.DeriveAsync(scratch.File("owner.pdf"), scratch, Cancellation)).CanBeRead.ShouldBeTrue();
    }

    [Theory]
    [InlineData("%PDF-1.7\nnonsense")]
    [InlineData("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>")]
    [InlineData("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>")]
    [BadInput(51)]
    public async Task A_broken_document_has_no_preview_and_harms_nobody(string content)
    {
        using var file = new TemporaryFile(Encoding.ASCII.GetBytes(content));
        using var scratch = new ScratchFolder(Path.GetTempPath());
        await PdfTools.DemandOpenAsync(file.Path, scratch, Cancellation);
        (await PdfTools.DeriveAsync(file.Path, scratch, Cancellation)).CanBeRead.ShouldBeFalse();
    }

    [Fact]
    public async Task A_program_that_does_not_end_is_ended()
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var clock = Stopwatch.StartNew();
        var result = await ExternalTool.RunAsync("sleep", ["60"], scratch.Path, ToolLimits.Document with { Time = TimeSpan.FromMilliseconds(300) }, Cancellation);
        result.TimedOut.ShouldBeTrue();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_program_that_takes_too_much_memory_is_stopped()
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var result = await ExternalTool.RunAsync("head", ["-c", "400M", "/dev/zero"], scratch.Path, ToolLimits.Document with { OutputBytes = 1000 }, Cancellation);
        result.Output.Length.ShouldBe(1000);
        var sort = await ExternalTool.RunAsync("perl", ["-e", "$x = 'x' x 500_000_000; print 'done'"], scratch.Path, ToolLimits.Document with { MemoryBytes = 100 << 20 }, Cancellation);
        sort.Succeeded.ShouldBeFalse();
    }

    private static async Task EncryptAsync(ScratchFolder scratch, string user, string name)
    {
        var source = Corpus.PathTo("pdf/tracemonkey.pdf");
        var result = await ExternalTool.RunAsync("qpdf", ["--encrypt", user, "chu", "256", "--", source, scratch.File(name)], scratch.Path, ToolLimits.Document, Cancellation);
        result.ExitCode.ShouldBeOneOf(0, 3);
    }
}
