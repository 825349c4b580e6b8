using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Data;
using OerPortal.Cms.Data;

namespace OerPortal.Classes.Leaving;

/// <summary>How long accounts of pupils are kept after they have left, for all schools; the department says so.</summary>
internal sealed class LeaverRetention(ClassesDbContext db, TimeProvider time)
{
    internal const int Shortest = 1;
    internal const int Longest = 120;

    /// <summary>Through the school year behind the one in which they left: lists that were wrong are found by then.</summary>
    private const int Usual = 12;

    internal async Task<int> MonthsAsync(CancellationToken cancellation)
        => await db.LeaverRules.AsNoTracking().Select(r => (int?)r.Months).SingleOrDefaultAsync(cancellation) ?? Usual;

    internal async Task SetAsync(int months, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"insert into classes.leaver_rule (months) values ({months}) on conflict (is_only) do update set months = excluded.months", cancellation);
        db.Record("classes.leavers", "classes:leavers", new { months });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Who left before this is erased.</summary>
    internal async Task<DateTimeOffset> EndsBeforeAsync(CancellationToken cancellation) => time.GetUtcNow().AddMonths(-await MonthsAsync(cancellation));

    /// <summary>Pupils of all schools who have left and are still kept.</summary>
    internal Task<int> CountAsync(CancellationToken cancellation) => db.Pupils.OfAllSites().CountAsync(p => p.LeftAt != null, cancellation);
}
