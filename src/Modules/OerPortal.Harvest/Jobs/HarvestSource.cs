using OerPortal.Cms.Jobs;
using OerPortal.Harvest.Running;

namespace OerPortal.Harvest.Jobs;

/// <summary>Goes on with the run of a source that is under way; where none is, there is nothing to do.</summary>
internal sealed record HarvestSource(Guid SourceId) : IJob
{
    string? IJob.Key => SourceId.ToString();

    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class HarvestSourceJob(Harvester harvester) : IJobHandler<HarvestSource>
{
    public Task RunAsync(HarvestSource job, IJobProgress progress, CancellationToken cancellation) => harvester.RunAsync(job.SourceId, cancellation);
}
