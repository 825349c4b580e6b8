using OerPortal.Cms.Jobs;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Jobs;

/// <summary>Looks whether the pages are still there to which published resources lead, a few at a time, each about once a month.</summary>
public sealed record CheckLinks : IJob
{
    string IJob.Key => "all";

    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class CheckLinksJob(LinkChecks checks) : IJobHandler<CheckLinks>
{
    public Task RunAsync(CheckLinks job, IJobProgress progress, CancellationToken cancellation) => checks.LookAsync(cancellation);
}
