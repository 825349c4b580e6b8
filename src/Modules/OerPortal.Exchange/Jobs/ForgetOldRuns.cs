using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Exchange.Data;

namespace OerPortal.Exchange.Jobs;

/// <summary>Takes away imports with their reports after half a year, and with them files that nobody went on with.</summary>
internal sealed record ForgetOldRuns : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class ForgetOldRunsJob(ExchangeDbContext db, TimeProvider time) : IJobHandler<ForgetOldRuns>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public Task RunAsync(ForgetOldRuns job, IJobProgress progress, CancellationToken cancellation)
    {
        // A file without its run is taken away by the sweep of files that nobody keeps.
        var before = time.GetUtcNow() - Kept;
        return db.Runs.OfAllSites().Where(r => r.BeganAt < before).ExecuteDeleteAsync(cancellation);
    }
}
