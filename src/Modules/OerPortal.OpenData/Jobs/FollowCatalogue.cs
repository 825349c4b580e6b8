using OerPortal.Cms.Jobs;
using OerPortal.OpenData.Following;

namespace OerPortal.OpenData.Jobs;

/// <summary>Brings open data up to the catalogue's last change. However many changes ask for it, it waits once.</summary>
internal sealed record FollowCatalogue : IJob
{
    string? IJob.Key => "all";
}

internal sealed class FollowCatalogueJob(CatalogueFollower follower, Cursors cursors) : IJobHandler<FollowCatalogue>
{
    /// <summary>
    /// One follows at a time. Whoever finds it under way may leave: who follows looks once more after it has given up its turn.
    /// </summary>
    public async Task RunAsync(FollowCatalogue job, IJobProgress progress, CancellationToken cancellation)
    {
        do
        {
            await using var turn = await cursors.TryTakeAsync(cancellation);
            if (turn is null) return;
            await follower.FollowAsync(cancellation);
        }
        while (await follower.IsBehindAsync(cancellation));
    }
}
