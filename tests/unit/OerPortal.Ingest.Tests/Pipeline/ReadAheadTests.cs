using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;
using OerPortal.Ingest.Workers;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Pipeline;

public sealed class ReadAheadTests(OwnWorkers workers) : IClassFixture<OwnWorkers>, IDisposable
{
    private readonly PortalFolders _folders = new(TemporaryFolder.Create("oer-ahead-"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Document => Corpus.PathTo("pdf/tracemonkey.pdf");

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

    [Theory]
    [InlineData("none")]
    [InlineData("bwrap")]
    public async Task A_document_is_whole_after_the_verdict(string walls)
    {
        await using var own = new OwnWorkers(new WorkerSettings { Walls = walls });
        await using var opening = own.Open(Document);
        opening.BeginAhead();
        (await opening.DeriveAsync(OpenedFile.Unknown(Document).As(Kinds.Pdf), report: null, Cancellation)).Files.Select(f => f.Name).ShouldContain(Derivative.Document);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Programs_read_a_document_ahead_of_the_verdict_only_where_the_walls_let_them(bool mayRunPrograms)
    {
        using var folder = new ScratchFolder(_folders.Temp);
        using var file = new WorkerFile(folder.Path, Document);
        var order = new Order(1, WorkerTask.DeriveAhead) { File = OpenedFile.Unknown("a.pdf"), Path = Document, Folder = "made", MayRunPrograms = mayRunPrograms };
        var answering = file.DoAsync(order, _ => { });
        if (mayRunPrograms)
        {
            // Made already, and kept back until the verdict.
            await PortalApp.EventuallyAsync(() => Task.FromResult(File.Exists(Path.Combine(folder.Path, "made", "repacked.pdf"))), "the document made");
            answering.IsCompleted.ShouldBeFalse();
            file.Pass(null);
        }
        var (answer, _) = await answering;
        answer.Derived!.IsNothing.ShouldBe(!mayRunPrograms);
        answer.Derived.Files.Select(f => f.Name).Contains(Derivative.Document).ShouldBe(mayRunPrograms);
        await file.StopAsync();
    }

    public void Dispose() => Directory.Delete(_folders.Data, recursive: true);
}
