using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Harvest.Data;
using OerPortal.Resources;

namespace OerPortal.Harvest.Jobs;

/// <summary>Learns by which numbers and addresses our own resources are known, so that they are shown instead of a stranger's record.</summary>
internal sealed record FollowOwnWorks : IJob
{
    string? IJob.Key => "own";
}

internal sealed class FollowOwnWorksJob(OwnWorks own) : IJobHandler<FollowOwnWorks>
{
    public Task RunAsync(FollowOwnWorks job, IJobProgress progress, CancellationToken cancellation) => own.FollowAsync(cancellation);
}

internal sealed class OwnWorksChanged(IJobs jobs) : IEventHandler<ResourcePublished>, IEventHandler<ResourceChanged>, IEventHandler<ResourceWithdrawn>
{
    public Task HandleAsync(ResourcePublished message, CancellationToken cancellation) => FollowAsync(cancellation);

    public Task HandleAsync(ResourceChanged message, CancellationToken cancellation) => FollowAsync(cancellation);

    public Task HandleAsync(ResourceWithdrawn message, CancellationToken cancellation) => FollowAsync(cancellation);

    private Task FollowAsync(CancellationToken cancellation) => jobs.EnqueueAsync(new FollowOwnWorks(), how: null, cancellation);
}
