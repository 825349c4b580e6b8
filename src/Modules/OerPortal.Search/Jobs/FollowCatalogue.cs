using OerPortal.Cms.Jobs;
using OerPortal.Search.Indexing;

namespace OerPortal.Search.Jobs;

/// <summary>Brings the index up to the catalogue's last change. However many changes ask for it, it waits once.</summary>
internal sealed record FollowCatalogue : IJob
{
    string? IJob.Key => "catalogue";
}

internal sealed class FollowCatalogueJob(CatalogueFollower follower, FollowerCursor cursor) : IJobHandler<FollowCatalogue>
{
    /// <summary>
    /// One follows at a time. Whoever finds it under way may leave: who follows looks once more after it has given up its turn, and sees
    /// what was written before the other one came.
    /// </summary>
    public async Task RunAsync(FollowCatalogue job, IJobProgress progress, CancellationToken cancellation)
    {
        do
        {
            await using var turn = await cursor.TryTakeAsync(cancellation);
            if (turn is null) return;
            await follower.FollowAsync(cancellation);
        }
        while (await follower.IsBehindAsync(cancellation));
    }
}
