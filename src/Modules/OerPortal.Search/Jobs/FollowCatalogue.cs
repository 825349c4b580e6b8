using OerPortal.Cms.Jobs;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;

namespace OerPortal.Search.Jobs;

/// <summary>Brings an index up to the catalogue's last change. However many changes ask for it, it waits once.</summary>
/// <param name="Engine">Null asks for all of them, each in a job of its own: one that is away keeps none of the others waiting.</param>
internal sealed record FollowCatalogue(string? Engine = null) : IJob
{
    string? IJob.Key => Engine ?? "all";
}

internal sealed class FollowCatalogueJob(CatalogueFollower follower, FollowerCursor cursor, Indexes indexes, IJobs jobs) : IJobHandler<FollowCatalogue>
{
    public async Task RunAsync(FollowCatalogue job, IJobProgress progress, CancellationToken cancellation)
    {
        if (job.Engine is { } engine) await IndexOutage.PostponeAsync(() => FollowAsync(engine, cancellation));
        else foreach (var each in indexes.Names) await jobs.EnqueueAsync(new FollowCatalogue(each), how: null, cancellation);
    }

    /// <summary>
    /// One follows at a time. Whoever finds it under way may leave: who follows looks once more after it has given up its turn, and sees
    /// what was written before the other one came.
    /// </summary>
    private async Task FollowAsync(string engine, CancellationToken cancellation)
    {
        do
        {
            await using var turn = await cursor.TryTakeAsync(engine, cancellation);
            if (turn is null) return;
            await follower.FollowAsync(engine, cancellation);
        }
        while (await follower.IsBehindAsync(engine, cancellation));
    }
}
