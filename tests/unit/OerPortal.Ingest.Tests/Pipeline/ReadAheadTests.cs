using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Pipeline;

public sealed class ReadAheadTests(OwnWorkers workers) : IClassFixture<OwnWorkers>, IDisposable
{
    private readonly PortalFolders _folders = new(TemporaryFolder.Create("oer-ahead-"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Book => Corpus.PathTo("epub/moby-dick.epub");

    [Fact]
    public async Task A_program_outside_ours_gets_a_member_only_after_the_scanner_passed_it()
    {
        using var scratch = new ScratchFolder(_folders.Temp);
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var made = EpubDerivation.RunAsync(
            OpenedFile.Unknown(Path.GetFileName(Book)).As(Kinds.Epub),
            Book,
            scratch,
            member =>
            {
                asked.SetResult(member);
                return passed.Task;
            },
            report: null,
            Cancellation);

        (await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation)).ShouldBe("OPS/images/9780316000000.jpg");
        made.IsCompleted.ShouldBeFalse();
        File.Exists(scratch.File("cover.webp")).ShouldBeFalse();

        passed.SetResult();
        (await made).Files.Select(f => f.Name).ShouldContain(Derivative.Cover);
        File.Exists(scratch.File("cover.webp")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_read_ahead_is_whole_after_the_verdict()
    {
        await using var opening = workers.Open(Book);
        opening.BeginAhead();
        var made = await opening.DeriveAsync(OpenedFile.Unknown(Book), report: null, Cancellation);
        made.Files.Select(f => f.Name).ShouldBe([Derivative.Pack, Derivative.Cover, Derivative.Shown]);
        made.Members.Count.ShouldBeGreaterThan(150);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_book_that_did_not_pass()
    {
        await using (var opening = workers.Open(Book))
        {
            opening.BeginAhead();
            // Under way, and not to its end: a picture waits for the scanner.
            await opening.ListAsync(Cancellation);
        }
        Directory.EnumerateFiles(workers.Data, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_document_waits_for_the_verdict()
    {
        var pdf = Corpus.PathTo("pdf/tracemonkey.pdf");
        await using var opening = workers.Open(pdf);
        opening.BeginAhead();
        (await opening.DeriveAsync(OpenedFile.Unknown(pdf).As(Kinds.Pdf), report: null, Cancellation)).Files.Select(f => f.Name).ShouldContain(Derivative.Document);
    }

    public void Dispose() => Directory.Delete(_folders.Data, recursive: true);
}
