using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Library.Data;
using OerPortal.Library.Holds;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Jobs;

internal sealed record LetHoldsLapse : IJob
{
    string IJob.Key => nameof(LetHoldsLapse);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Sees which schools have copies that nobody fetched, and forgets holds that ended long ago.</summary>
internal sealed class LetHoldsLapseJob(LibraryDbContext db, LendingRules rules, TimeProvider time) : IJobHandler<LetHoldsLapse>
{
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task RunAsync(LetHoldsLapse job, IJobProgress progress, CancellationToken cancellation)
    {
        var (before, today) = (time.GetUtcNow() - Kept, rules.Today);
        await db.Holds.OfAllSites().Where(h => h.EndedAt < before).ExecuteDeleteAsync(cancellation);
        foreach (var school in await db.Holds.OfAllSites().Where(h => h.EndedAt == null && h.KeepUntil < today).Select(h => h.SiteId).Distinct().ToListAsync(cancellation))
            await db.EnqueueNowAsync(new LetHoldsLapseAtSchool(), new JobOptions(SiteId: school, Key: $"{nameof(LetHoldsLapse)}:{school}"), cancellation);
    }
}

internal sealed record LetHoldsLapseAtSchool : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Ends holds of the current school whose day is over; the copy is the next reader's.</summary>
internal sealed class LetHoldsLapseAtSchoolJob(LibraryDbContext db, HoldQueue queue, LendingRules rules) : IJobHandler<LetHoldsLapseAtSchool>
{
    public async Task RunAsync(LetHoldsLapseAtSchool job, IJobProgress progress, CancellationToken cancellation)
    {
        var today = rules.Today;
        foreach (var hold in await db.Holds.Where(h => h.EndedAt == null && h.KeepUntil < today).OrderBy(h => h.KeepUntil).ToListAsync(cancellation))
        {
            await queue.EndAsync(hold, HoldEnd.NotFetched, cancellation);
            await db.EnqueueNowAsync(new TellOfHold(hold.Id), null, cancellation);
        }
    }
}
