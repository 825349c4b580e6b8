using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Jobs;

internal sealed record ForgetOldReaderRequests : IJob
{
    string IJob.Key => nameof(ForgetOldReaderRequests);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Deletes requests that were over a year ago: who read what is nobody's business longer than that.</summary>
internal sealed class ForgetOldReaderRequestsJob(LibraryDbContext db, TimeProvider time) : IJobHandler<ForgetOldReaderRequests>
{
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public Task RunAsync(ForgetOldReaderRequests job, IJobProgress progress, CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Kept;
        return db.ReaderRequests.OfAllSites().Where(r => r.State >= RequestState.Given && r.StateAt < before).ExecuteDeleteAsync(cancellation);
    }
}
