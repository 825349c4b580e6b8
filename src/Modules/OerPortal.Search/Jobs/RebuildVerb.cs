using System.Diagnostics;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Search.Models;

namespace OerPortal.Search.Jobs;

/// <summary>
/// <c>search-rebuild</c>: fills the index that is asked from the published resources, <c>search-rebuild elasticsearch</c> that one;
/// <c>--queued</c> leaves the work to a running portal.
/// </summary>
internal sealed class RebuildVerb(RebuildIndexJob rebuild, Indexes indexes, SearchSettings settings, IJobs jobs) : IPortalVerb
{
    public string Name => "search-rebuild";

    public string Description => "search-rebuild [postgres|elasticsearch] [--queued]: index all published resources anew (queued: as background work of the running portal)";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var engine = arguments.FirstOrDefault(argument => !argument.StartsWith('-')) ?? settings.Engine;
        if (indexes.Find(engine) is null)
        {
            await Console.Error.WriteLineAsync($"There is no index \"{engine}\" here; there is {string.Join(" and ", indexes.Names)}.");
            return 2;
        }

        if (arguments.Contains("--queued"))
        {
            await jobs.EnqueueAsync(new RebuildIndex(engine), null, cancellation);
            await Console.Out.WriteLineAsync("Queued; the running portal does it.");
            return 0;
        }

        var watch = Stopwatch.StartNew();
        var count = await rebuild.RunAsync(engine, SayAsync, cancellation);
        await Console.Out.WriteLineAsync($"{count} resources indexed in {watch.Elapsed.TotalSeconds:0.0} s");
        return 0;
    }

    private static Task SayAsync(int percent, CancellationToken cancellation) => Console.Out.WriteLineAsync($"{percent} %".AsMemory(), cancellation);
}
