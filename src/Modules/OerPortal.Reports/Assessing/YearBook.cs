using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Assessing;

/// <summary>What the current school says itself about a year: figures, rulings, evidence.</summary>
internal sealed class YearBook(ReportsDbContext db, ISiteContext site, ICurrentPerson person, TimeProvider time)
{
    /// <summary>Writes all figures of a year as they are typed; those that are not among them are the portal's again.</summary>
    internal async Task SaveAsync(SchoolYear year, IReadOnlyList<(string Key, decimal Value, string Reason)> typed, CancellationToken cancellation)
    {
        var known = await db.Figures.Where(f => f.Year == year.Begins).ToListAsync(cancellation);
        db.Figures.RemoveRange(known.Where(k => !typed.Any(t => t.Key == k.Key)));
        foreach (var (key, value, reason) in typed)
        {
            if (known.Find(k => k.Key == key) is not { } figure)
                db.Figures.Add(new TypedFigure { SiteId = site.Current.Id, Year = year.Begins, Key = key, Value = value, Reason = reason, TypedAt = time.GetUtcNow(), TypedBy = person.Id });
            else if (figure.Value != value || figure.Reason != reason)
                (figure.Value, figure.Reason, figure.TypedAt, figure.TypedBy) = (value, reason, time.GetUtcNow(), person.Id);
        }
        db.Record("reports.figures", $"site:{site.Current.Id}", new { year = year.Begins, figures = typed.Count });
        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="isMet">Null takes a ruling back.</param>
    internal async Task RuleAsync(SchoolYear year, Criterion criterion, bool? isMet, string reason, CancellationToken cancellation)
    {
        var known = await db.Rulings.FirstOrDefaultAsync(r => r.Year == year.Begins && r.Code == criterion.Code && r.Level == criterion.Level, cancellation);
        if (isMet is not { } met)
        {
            if (known is not null)
                db.Rulings.Remove(known);
        }
        else if (known is null)
            db.Rulings.Add(new Ruling { SiteId = site.Current.Id, Year = year.Begins, Code = criterion.Code, Level = criterion.Level, IsMet = met, Reason = reason, RuledAt = time.GetUtcNow(), RuledBy = person.Id });
        else
            (known.IsMet, known.Reason, known.RuledAt, known.RuledBy) = (met, reason, time.GetUtcNow(), person.Id);
        db.Record("reports.ruling", $"site:{site.Current.Id}", new { year = year.Begins, criterion.Code, criterion.Level, isMet });
        await db.SaveChangesAsync(cancellation);
    }

    internal async Task AttachAsync(SchoolYear year, string code, string words, string address, CancellationToken cancellation)
    {
        db.Evidence.Add(new Evidence { SiteId = site.Current.Id, Year = year.Begins, Code = code, Words = words, Address = address, AddedAt = time.GetUtcNow(), AddedBy = person.Id });
        await db.SaveChangesAsync(cancellation);
    }

    /// <returns>False when the current school has none of this id.</returns>
    internal async Task<bool> DetachAsync(Guid evidenceId, CancellationToken cancellation) => await db.Evidence.Where(e => e.Id == evidenceId).ExecuteDeleteAsync(cancellation) > 0;
}
