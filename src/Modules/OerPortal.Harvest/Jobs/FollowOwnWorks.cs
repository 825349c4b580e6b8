using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Harvest.Data;
using OerPortal.Resources;
using OerPortal.Search;

namespace OerPortal.Harvest.Jobs;

/// <summary>Learns by which numbers and addresses our own resources are known, so that they are shown instead of a stranger's record.</summary>
internal sealed record FollowOwnWorks : IJob
{
    string? IJob.Key => "own";
}

internal sealed class FollowOwnWorksJob(OwnWorks own, HarvestDbContext db) : IJobHandler<FollowOwnWorks>
{
    public async Task RunAsync(FollowOwnWorks job, IJobProgress progress, CancellationToken cancellation)
    {
        if (!await own.FollowAsync(cancellation))
            return;
        db.Publish(new FindableThingsChanged(HarvestedThings.Name));
        await db.SaveChangesAsync(cancellation);
    }
}

internal sealed class OwnWorksChanged(IJobs jobs) : IEventHandler<ResourcePublished>, IEventHandler<ResourceChanged>, IEventHandler<ResourceWithdrawn>
{
    public Task HandleAsync(ResourcePublished message, CancellationToken cancellation) => FollowAsync(cancellation);

    public Task HandleAsync(ResourceChanged message, CancellationToken cancellation) => FollowAsync(cancellation);

    public Task HandleAsync(ResourceWithdrawn message, CancellationToken cancellation) => FollowAsync(cancellation);

    private Task FollowAsync(CancellationToken cancellation) => jobs.EnqueueAsync(new FollowOwnWorks(), how: null, cancellation);
}
