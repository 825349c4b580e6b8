using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Targets;

/// <summary>What the plans ask for, beside what there is: of years before from signed reports, of the present one from what the portal counts as well.</summary>
internal sealed class TargetBoard(ReportsDbContext db, ISites sites, ILibraryFigures library, TimeProvider time)
{
    internal const int FirstYear = 2022;
    internal const int LastYear = 2035;

    internal async Task<IReadOnlyList<MeasuredTarget>> AllAsync(CancellationToken cancellation)
    {
        var wanted = await db.Targets.AsNoTracking().ToListAsync(cancellation);
        var found = await FoundAsync(cancellation);
        int[] years = [.. wanted.Select(t => t.Year).Concat(found.Select(f => f.Year)).Append(SchoolYear.Now(time).Begins).Distinct().Order()];
        return [.. Measure.All.Select(m => new MeasuredTarget(m, [.. years.Select(y => new YearOfTarget(y, m.Of(found.Where(f => f.Year == y).ToList(), found.Where(f => f.Year == y - 1).ToList(), Schools), wanted.Find(t => t.Measure == m.Key && t.Year == y)?.Value))]))];
    }

    /// <param name="value">Null takes the target away.</param>
    internal async Task SaveAsync(Measure measure, int year, decimal? value, CancellationToken cancellation)
    {
        var known = await db.Targets.FirstOrDefaultAsync(t => t.Measure == measure.Key && t.Year == year, cancellation);
        if (value is not { } wanted)
        {
            if (known is not null)
                db.Targets.Remove(known);
        }
        else if (known is null)
            db.Targets.Add(new Target { Measure = measure.Key, Year = year, Value = wanted });
        else
            known.Value = wanted;
        db.Record("reports.target", $"site:{sites.Portal.Id}", new { measure = measure.Key, year, value });
        await db.SaveChangesAsync(cancellation);
    }

    private int Schools => sites.Schools.Count(s => !s.IsPublicLibrary);

    /// <summary>Figures of all schools' years: the last report's, and for schools that have not signed this year, what is counted and typed now.</summary>
    private async Task<IReadOnlyList<SchoolFigure>> FoundAsync(CancellationToken cancellation)
    {
        string[] keys = [.. Measure.All.SelectMany(m => m.Figures).Distinct()];
        var signed = await db.Database.SqlQuery<SchoolFigure>(
            $"""
             with last as (select distinct on (site_id, year) site_id, year, content::jsonb as paper from reports.report order by site_id, year, version desc)
             select site_id as "SiteId", year as "Year", figure ->> 'Key' as "Key", (figure ->> 'Number')::numeric as "Value"
             from last, jsonb_array_elements(paper -> 'Figures') as figure where figure ->> 'Key' = any ({keys})
             """).ToListAsync(cancellation);
        var now = SchoolYear.Now(time);
        var reported = signed.Where(s => s.Year == now.Begins).Select(s => s.SiteId).ToHashSet();
        var typed = await db.Figures.OfAllSites().AsNoTracking().Where(f => f.Year == now.Begins && keys.Contains(f.Key)).Select(f => new SchoolFigure(f.SiteId, f.Year, f.Key, f.Value)).ToListAsync(cancellation);
        var counted = await CountAsync(now, cancellation);
        // What somebody typed stands in place of what is counted.
        return [.. signed, .. typed.Concat(counted).DistinctBy(f => (f.SiteId, f.Key)).Where(f => !reported.Contains(f.SiteId))];
    }

    private async Task<IReadOnlyList<SchoolFigure>> CountAsync(SchoolYear now, CancellationToken cancellation)
    {
        var holding = (await library.StockAsync(cancellation)).Select(s => s.SiteId).ToHashSet();
        var lending = await library.LendingAsync(now.From, now.To, cancellation);
        return
        [
            .. sites.Schools.Where(s => !s.IsPublicLibrary).SelectMany(s => new SchoolFigure[]
            {
                new(s.Id, now.Begins, Figure.Software, holding.Contains(s.Id) ? 1 : 0),
                new(s.Id, now.Begins, Figure.Website, 1),
                new(s.Id, now.Begins, Figure.Online, sites.HasFeature(s.Id, SchoolFigures.OnlineFeature) ? 1 : 0),
            }),
            .. lending.Select(l => new SchoolFigure(l.SiteId, now.Begins, Figure.Readers, l.Readers)),
        ];
    }
}

internal sealed record SchoolFigure(Guid SiteId, int Year, string Key, decimal Value);

internal sealed record MeasuredTarget(Measure Measure, IReadOnlyList<YearOfTarget> Years);

/// <param name="Value">Null where nobody knows it.</param>
internal sealed record YearOfTarget(int Year, decimal? Value, decimal? Wanted);
