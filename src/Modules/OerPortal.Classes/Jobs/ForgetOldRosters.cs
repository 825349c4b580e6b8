using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Data;
using OerPortal.Classes.Openings;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;

namespace OerPortal.Classes.Jobs;

/// <summary>Rows of rosters hold names and birth dates: they go when nobody can take them back any more and the report has been read. So do codes that ended long ago.</summary>
internal sealed record ForgetOldRosters : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class ForgetOldRostersJob(ClassesDbContext db, TimeProvider time) : IJobHandler<ForgetOldRosters>
{
    internal static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    public async Task RunAsync(ForgetOldRosters job, IJobProgress progress, CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Keep;
        await db.Rosters.OfAllSites().Where(r => r.BeganAt < before).ExecuteDeleteAsync(cancellation);
        var ended = time.GetUtcNow() - OpeningRules.KeepEnded;
        await db.Openings.Where(o => o.EndsAt < ended).ExecuteDeleteAsync(cancellation);
    }
}
