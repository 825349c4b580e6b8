using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Classes.Data;
using OerPortal.Classes.Leaving;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;

namespace OerPortal.Classes.Jobs;

/// <summary>Erases what is kept of pupils whose time after leaving is over: their account, unless they are somebody elsewhere, and what the school knew of them.</summary>
internal sealed record EraseLeavers : IJob
{
    string IJob.Key => nameof(EraseLeavers);

    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class EraseLeaversJob(ClassesDbContext db, LeaverRetention retention, IAccountErasure accounts) : IJobHandler<EraseLeavers>
{
    private const int Portion = 200;

    public async Task RunAsync(EraseLeavers job, IJobProgress progress, CancellationToken cancellation)
    {
        var before = await retention.EndsBeforeAsync(cancellation);
        while (await db.Pupils.OfAllSites().AsNoTracking().Where(p => p.LeftAt < before).OrderBy(p => p.PersonId).Take(Portion).ToListAsync(cancellation) is { Count: > 0 } gone)
        {
            Guid[] ids = [.. gone.Select(p => p.PersonId)];
            // The account first: stopped between the two, the next turn finds the pupil again.
            await accounts.EraseUnusedAsync(ids, cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.Pupils.OfAllSites().Where(p => ids.Contains(p.PersonId)).ExecuteDeleteAsync(cancellation);
            foreach (var school in gone.GroupBy(p => p.SiteId))
                db.Record("classes.erase", $"site:{school.Key}", new { pupils = school.Count() }, school.Key);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            await progress.ReportAsync(50, cancellation);
        }
    }
}
