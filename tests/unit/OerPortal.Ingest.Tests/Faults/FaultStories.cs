using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Faults;

/// <summary>
/// Every call that leaves the portal on a file's way from upload to its end fails once, is lost once, and is once the
/// last one of its process; whichever it was, the file ends as if nothing had been.
/// </summary>
public abstract class FaultStories(Ground ground, ClamdFixture clamd, OwnWorkers workers)
{
    // A runaway would be a story that never ends; the longest has some 120 calls.
    private const int MostCalls = 400;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal async Task EveryCallAsync(Fault fault, Sample sample)
    {
        var since = TimeProvider.System.GetTimestamp();
        var undisturbed = new FaultSwitch(fault, at: 0);
        var result = await TellAsync(undisturbed, sample);
        undisturbed.Calls.ShouldBeInRange(40, MostCalls, "the switch is not in the way, or the story does not end");
        var at = Math.Max(1, undisturbed.Calls - sample.LastCalls);
        for (var wasStruck = true; wasStruck; at++)
        {
            var faults = new FaultSwitch(fault, at);
            (await TellAsync(faults, sample)).ShouldBe(result, $"call {at}");
            wasStruck = faults.Struck.IsCompleted;
        }
        TestContext.Current.SendDiagnosticMessage($"{sample.Name}, {fault}: {at - 2} calls in {TimeProvider.System.GetElapsedTime(since).TotalSeconds:F0} s");
    }

    private async Task<string> TellAsync(FaultSwitch faults, Sample sample)
    {
        using var aftermath = new Aftermath(ground);
        await aftermath.ClearAsync();
        using var story = new Story(ground, aftermath, clamd.Address, workers, sample);
        await story.TellAsync(faults, () => LooksRightAsync(aftermath, sample.End), Cancellation);
        await aftermath.ThereIsOneEndAsync(sample.End);
        await aftermath.RowsAndBlobsBelongTogetherAsync(orphansAreSwept: true);
        return await aftermath.ResultAsync();
    }

    private static async Task LooksRightAsync(Aftermath aftermath, FileState end)
    {
        await aftermath.OnlyCleanFilesAreServedAsync(end == FileState.Infected);
        await aftermath.RowsAndBlobsBelongTogetherAsync(orphansAreSwept: false);
    }
}
