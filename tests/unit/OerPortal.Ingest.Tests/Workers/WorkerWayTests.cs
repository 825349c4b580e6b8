using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Workers;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Workers;

/// <summary>A portal that gives a file little time.</summary>
public sealed class HastyPortal : IngestPortal
{
    protected override PortalAppOptions Options => base.Options with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Ingest:Workers:Seconds"] = "8" } };

    public override async ValueTask InitializeAsync()
    {
        Log.Expect("A worker process ended");
        await base.InitializeAsync();
    }
}

/// <summary>What the death of a worker costs its file, and nobody else.</summary>
public sealed class WorkerWayTests(HastyPortal portal) : IClassFixture<HastyPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FileWorkers Workers => portal.Services.GetRequiredService<FileWorkers>();

    [Fact]
    public async Task A_worker_that_crashes_with_a_file_in_hand_costs_it_one_attempt()
    {
        var before = Failures();
        var accepting = portal.AcceptAsync(LongBook.Of(2_000_000), "dong-song.epub");
        (await BusyAsync(other: null)).End("SYS");

        (await accepting).State.ShouldBe(FileState.Ready);
        (Failures() - before).ShouldBe(1);
    }

    [Fact]
    public async Task A_worker_that_somebody_kills_costs_its_file_nothing_however_often()
    {
        var before = Failures();
        var accepting = portal.AcceptAsync(LongBook.Of(2_000_000), "ben-song.epub");
        WorkerProcess? last = null;
        for (var kills = 0; kills <= FileAttempts.Most; kills++)
            (last = await BusyAsync(last)).End();

        (await accepting).State.ShouldBe(FileState.Ready);
        (Failures() - before).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_never_seen_to_come_to_an_end_is_given_up_at_last()
    {
        portal.Log.Expect("is given up after 0 attempts and 30 interruptions");
        var file = await portal.AcceptAsync(new EpubForge().Build(), "nguon-nuoc.epub");
        await portal.AskAsync<IngestDbContext, int>(data => data.Files.Where(f => f.Id == file.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.State, FileState.Scanning).SetProperty(f => f.Interruptions, FileAttempts.MostInterruptions), Cancellation));

        // The run that has made it ready may still have it in hand.
        await PortalApp.EventuallyAsync(async () =>
        {
            await portal.ActAsSystemAsync(s => s.GetRequiredService<ProcessFileHandler>().RunAsync(new ProcessFile(file.Id, file.OwnerId), new Silent(), Cancellation));
            return (await portal.FindAsync(file.Id))!.State == FileState.Failed;
        }, "it is given up");
    }

    [Fact]
    public async Task A_file_that_takes_too_long_is_refused_with_a_sentence_while_another_ones_becomes_ready()
    {
        var hard = portal.AcceptAsync(await File.ReadAllBytesAsync(Corpus.Reported("90-form-exponential.pdf"), Cancellation), "bieu-mau.pdf");
        var honest = await portal.AcceptAsync(new EpubForge().Build(), "trang-oi.epub");
        honest.State.ShouldBe(FileState.Ready);
        hard.IsCompleted.ShouldBeFalse("the honest file waited for the hard one");

        var file = await hard;
        (file.State, file.RefusalKey).ShouldBe((FileState.Refused, "ingest.refusal.too-much-work"));
    }

    private async Task<WorkerProcess> BusyAsync(WorkerProcess? other)
    {
        for (; ; await Task.Delay(10, Cancellation))
        {
            if (Workers.Busy.FirstOrDefault(w => w != other && w.IsAlive) is { } busy)
                return busy;
        }
    }

    private int Failures() => portal.Log.Lines.Count(l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains("A worker process ended (", StringComparison.Ordinal));
}
