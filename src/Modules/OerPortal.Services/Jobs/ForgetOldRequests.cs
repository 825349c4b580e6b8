using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Services.Data;
using OerPortal.Services.Models;

namespace OerPortal.Services.Jobs;

internal sealed record ForgetOldRequests : IJob
{
    string IJob.Key => nameof(ForgetOldRequests);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Deletes what was ended a year ago: names and telephone numbers are kept no longer than a school year needs them.</summary>
internal sealed class ForgetOldRequestsJob(ServicesDbContext db, TimeProvider time) : IJobHandler<ForgetOldRequests>
{
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(366);

    public Task RunAsync(ForgetOldRequests job, IJobProgress progress, CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Kept;
        return db.Requests.OfAllSites().Where(r => r.State >= RequestState.Done && r.ChangedAt < before).ExecuteDeleteAsync(cancellation);
    }
}
