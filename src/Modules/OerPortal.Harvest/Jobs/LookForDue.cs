using OerPortal.Cms.Jobs;
using OerPortal.Harvest.Data;

namespace OerPortal.Harvest.Jobs;

/// <summary>Begins with the sources whose time has come.</summary>
internal sealed record LookForDue : IJob
{
    string? IJob.Key => "due";
}

internal sealed class LookForDueJob(RunTables runs, IJobs jobs) : IJobHandler<LookForDue>
{
    public async Task RunAsync(LookForDue job, IJobProgress progress, CancellationToken cancellation)
    {
        await jobs.EnqueueAsync(new FollowOwnWorks(), how: null, cancellation);
        foreach (var source in await runs.DueAsync(cancellation))
        {
            await runs.BeginAsync(source, full: false, cancellation);
            await jobs.EnqueueAsync(new HarvestSource(source), how: null, cancellation);
        }
    }
}
