using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Assessing;

/// <summary>Puts figures and criteria of a school's year together, in a few statements. Asks no rights.</summary>
internal sealed class Assessor(ReportsDbContext db, CriteriaBook criteria, SchoolFigures figures)
{
    internal async Task<Assessment> AssessAsync(Site school, SchoolYear year, CancellationToken cancellation)
    {
        var values = await FiguresAsync(school, year, cancellation);
        var asked = await criteria.OfAsync(school.Level ?? "", year, cancellation);
        var rulings = await db.Rulings.OfAllSites().AsNoTracking().Where(r => r.SiteId == school.Id && r.Year == year.Begins).ToListAsync(cancellation);
        var evidence = (await db.Evidence.OfAllSites().AsNoTracking().Where(e => e.SiteId == school.Id && e.Year == year.Begins).OrderBy(e => e.AddedAt).ToListAsync(cancellation)).ToLookup(e => e.Code);
        return new Assessment(year, values, [.. asked.Select(c => new AssessedCriterion(c, Outcome.Of(c, values), rulings.Find(r => r.Code == c.Code && r.Level == c.Level), [.. evidence[c.Code]]))]);
    }

    /// <summary>Every figure, by its key, also those that nobody knows.</summary>
    internal async Task<IReadOnlyDictionary<string, FigureValue>> FiguresAsync(Site school, SchoolYear year, CancellationToken cancellation)
    {
        var typed = await db.Figures.OfAllSites().AsNoTracking().Where(f => f.SiteId == school.Id && f.Year == year.Begins).ToListAsync(cancellation);
        var counted = await figures.CountAsync(school, year, cancellation);
        return Figure.All.ToDictionary(f => f.Key, f => counted.Of(f, typed.Find(t => t.Key == f.Key)));
    }
}
