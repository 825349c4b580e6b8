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
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    public async Task RunAsync(FollowCatalogue job, IJobProgress progress, CancellationToken cancellation)
    {
        // Not left to the other one: it may have looked for changes just before the one that asked.
        await using var turn = await cursor.TryTakeAsync(cancellation) ?? throw new JobPostponedException(Moment, "Another follows the catalogue.");
        await follower.FollowAsync(cancellation);
    }
}
