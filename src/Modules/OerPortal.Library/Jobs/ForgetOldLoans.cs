using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Library.Data;

namespace OerPortal.Library.Jobs;

internal sealed record ForgetOldLoans : IJob
{
    string IJob.Key => nameof(ForgetOldLoans);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Takes readers out of loans that ended a year ago: statistics need none. What a desk without a line had written down goes sooner: the loans are written.</summary>
internal sealed class ForgetOldLoansJob(LibraryDbContext db, TimeProvider time) : IJobHandler<ForgetOldLoans>
{
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private static readonly TimeSpan OfflineKept = TimeSpan.FromDays(30);

    public async Task RunAsync(ForgetOldLoans job, IJobProgress progress, CancellationToken cancellation)
    {
        var (before, settled) = (time.GetUtcNow() - Kept, time.GetUtcNow() - OfflineKept);
        await db.OfflineActs.OfAllSites().Where(a => a.SettledAt < settled).ExecuteDeleteAsync(cancellation);
        await db.Interloans.OfAllSites().Where(i => i.PersonId != null && i.EndedAt < before).ExecuteUpdateAsync(set => set.SetProperty(i => i.PersonId, (Guid?)null), cancellation);
        await db.Loans.OfAllSites().Where(l => l.PersonId != null && l.EndedAt < before).ExecuteUpdateAsync(set => set.SetProperty(l => l.PersonId, (Guid?)null), cancellation);
    }
}
