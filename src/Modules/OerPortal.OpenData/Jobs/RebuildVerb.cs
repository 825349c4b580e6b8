using System.Diagnostics;
using OerPortal.Cms.Web;
using OerPortal.OpenData.Following;

namespace OerPortal.OpenData.Jobs;

/// <summary><c>open-data-rebuild</c>: makes what feeds tell anew from the catalogue. Nothing is forgotten that was once told.</summary>
internal sealed class RebuildVerb(CatalogueFollower follower, Cursors cursors) : IPortalVerb
{
    public string Name => "open-data-rebuild";

    public string Description => "open-data-rebuild: make the records of all feeds anew; deletions and the times of what stays the same are kept";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var turn = await cursors.TakeAsync(cancellation);
        await follower.RebuildAsync(SayAsync, cancellation);
        await Console.Out.WriteLineAsync($"Done in {watch.Elapsed.TotalSeconds:0.0} s");
        return 0;
    }

    private static Task SayAsync(int percent, CancellationToken cancellation) => Console.Out.WriteLineAsync($"{percent} %".AsMemory(), cancellation);
}
