using Microsoft.Extensions.DependencyInjection;
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
    public async Task A_worker_killed_with_a_file_in_hand_costs_it_one_attempt()
    {
        var before = Ends();
        var accepting = portal.AcceptAsync(LongBook.Of(2_000_000), "dong-song.epub");
        while (Workers.Busy.Count == 0)
            await Task.Delay(10, Cancellation);
        Workers.Busy.First().KillHard();

        var file = await accepting;
        file.State.ShouldBe(FileState.Ready);
        (Ends() - before).ShouldBe(1);
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

    private int Ends() => portal.Log.Lines.Count(l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains("A worker process ended (Crashed)", StringComparison.Ordinal));
}
