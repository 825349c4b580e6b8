using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Reports.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Assessing;

/// <summary>The criteria as the department has them.</summary>
internal sealed class CriteriaBook(ReportsDbContext db, ICurrentPerson person, TimeProvider time)
{
    /// <summary>Those of a kind of school that count in a year.</summary>
    internal async Task<IReadOnlyList<Criterion>> OfAsync(string schoolLevel, SchoolYear year, CancellationToken cancellation)
        => Valid(await db.Criteria.AsNoTracking().Where(c => c.SchoolLevel == schoolLevel).ToListAsync(cancellation), year.Assessed);

    /// <summary>Every version of every criterion of a kind of school, the newest first.</summary>
    internal async Task<IReadOnlyList<Criterion>> AllAsync(string schoolLevel, CancellationToken cancellation)
        => await db.Criteria.AsNoTracking().Where(c => c.SchoolLevel == schoolLevel).OrderByDescending(c => c.ValidFrom).ThenByDescending(c => c.AddedAt).ToListAsync(cancellation);

    internal Task<Criterion?> FindAsync(Guid id, CancellationToken cancellation) => db.Criteria.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation);

    /// <summary>Of each criterion the version that is valid on a day, in the order of standards and levels.</summary>
    internal static IReadOnlyList<Criterion> Valid(IEnumerable<Criterion> versions, DateOnly day) =>
    [
        .. versions.Where(c => c.ValidFrom <= day).GroupBy(c => (c.Code, c.Level)).Select(g => g.OrderByDescending(c => c.ValidFrom).ThenByDescending(c => c.AddedAt).First())
            .Where(c => !c.IsEnded).OrderBy(c => c.Standard).ThenBy(c => c.Level).ThenBy(c => c.AddedAt).ThenBy(c => c.Code, StringComparer.Ordinal),
    ];

    /// <summary>Adds a version; those before stay.</summary>
    internal async Task AddAsync(Func<DateTimeOffset, Guid?, Criterion> write, CancellationToken cancellation)
    {
        var criterion = write(time.GetUtcNow(), person.Id);
        db.Criteria.Add(criterion);
        db.Record(criterion.IsEnded ? "reports.criterion.end" : "reports.criterion.add", $"criterion:{criterion.Id}", new { criterion.Code, criterion.SchoolLevel, criterion.Level, criterion.Threshold, criterion.ValidFrom });
        await db.SaveChangesAsync(cancellation);
    }
}
