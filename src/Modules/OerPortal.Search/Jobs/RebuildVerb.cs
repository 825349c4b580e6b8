using System.Diagnostics;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;

namespace OerPortal.Search.Jobs;

/// <summary><c>search-rebuild</c>: fills the index from the published resources; <c>search-rebuild --queued</c> leaves the work to a running portal.</summary>
internal sealed class RebuildVerb(RebuildIndexJob rebuild, IJobs jobs) : IPortalVerb
{
    public string Name => "search-rebuild";

    public string Description => "index all published resources anew (--queued: as background work of the running portal)";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments.Contains("--queued"))
        {
            await jobs.EnqueueAsync(new RebuildIndex(), null, cancellation);
            await Console.Out.WriteLineAsync("Queued; the running portal does it.");
            return 0;
        }

        var watch = Stopwatch.StartNew();
        var count = await rebuild.RunAsync(SayAsync, cancellation);
        await Console.Out.WriteLineAsync($"{count} resources indexed in {watch.Elapsed.TotalSeconds:0.0} s");
        return 0;
    }

    private static Task SayAsync(int percent, CancellationToken cancellation) => Console.Out.WriteLineAsync($"{percent} %".AsMemory(), cancellation);
}
