using System.Diagnostics;
using System.Globalization;
using OerPortal.Cms.Web;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Models;

namespace OerPortal.Bench;

/// <summary><c>open-data-follow</c>: brings open data up to the catalogue, as the job does after a bulk step, and says how fast.</summary>
internal sealed class OpenDataFollowVerb(CatalogueFollower follower, OpenRecords records) : IPortalVerb
{
    public string Name => "open-data-follow";

    public string Description => "open-data-follow: bring open data up to the catalogue's last change and say how fast that was";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var before = await records.CountAsync(SetKey.All, cancellation);
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await follower.FollowAsync(cancellation);
        var (seconds, count) = (watch.Elapsed.TotalSeconds, await records.CountAsync(SetKey.All, cancellation) - before);
        var worked = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{count} records followed from the catalogue in {seconds:0.0} s ({count / seconds:0}/s, {worked / Math.Max(1, count):0.00} ms CPU of the portal each)"));
        return 0;
    }
}
