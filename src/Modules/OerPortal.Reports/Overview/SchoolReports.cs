using Microsoft.EntityFrameworkCore;
using OerPortal.Classes;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library;
using OerPortal.Reports.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Overview;

/// <summary>All schools' reports of a year together: the same few statements for ten schools and for a thousand. Asks no rights.</summary>
internal sealed class SchoolReports(ReportsDbContext db, ISites sites, ILibraryFigures library, IPupils pupils)
{
    /// <summary>The last year of which a school has signed a report: until one is, nobody asks for the present one.</summary>
    internal async Task<int?> LastYearAsync(CancellationToken cancellation) => await db.Reports.OfAllSites().MaxAsync(r => (int?)r.Year, cancellation);

    /// <param name="schoolLevel">Only of this kind; null for all that have criteria.</param>
    internal async Task<IReadOnlyList<SchoolLine>> ListAsync(SchoolYear year, string? schoolLevel, CancellationToken cancellation)
    {
        var levels = await db.Criteria.Select(c => c.SchoolLevel).Distinct().ToListAsync(cancellation);
        var signed = (await db.Reports.OfAllSites().AsNoTracking().Where(r => r.Year == year.Begins)
            .Where(r => !db.Reports.Any(later => later.SiteId == r.SiteId && later.Year == r.Year && later.Version > r.Version))
            .Select(r => new LastReport(r.Id, r.SiteId, r.Version, r.Level, r.Standards, r.Learners, r.SignerName, r.SignedAt)).ToListAsync(cancellation)).ToDictionary(r => r.SiteId);
        var copies = (await library.StockAsync(cancellation)).Where(s => s.Kind != StockKind.Teaching).ToLookup(s => s.SiteId, s => s.Copies);
        var learners = (await pupils.CountsAsync(null, cancellation)).ToLookup(c => c.SiteId, c => c.Pupils);
        return
        [
            .. sites.Schools.Where(s => s.Level is { } level && levels.Contains(level) && (schoolLevel is null || level == schoolLevel))
                .Select(s => new SchoolLine(s, signed.GetValueOrDefault(s.Id), copies[s.Id].Sum(), learners[s.Id].Sum())),
        ];
    }

    /// <summary>What the last reports of these schools say is missing, summed up by criterion.</summary>
    internal async Task<IReadOnlyList<MissingSum>> MissingAsync(SchoolYear year, IReadOnlyCollection<Guid> siteIds, CancellationToken cancellation)
    {
        Guid[] asked = [.. siteIds];
        return await db.Database.SqlQuery<MissingSum>(
            $"""
             with last as (
                 select distinct on (site_id) content::jsonb as paper from reports.report where year = {year.Begins} and site_id = any ({asked}) order by site_id, version desc)
             select (standard ->> 'Number')::int as "Standard", (one ->> 'Level')::int as "Level", one ->> 'Code' as "Code", min(one ->> 'Text') as "Text", one ->> 'Unit' as "Unit",
                    count(*)::int as "Schools", coalesce(sum((one ->> 'Missing')::numeric), 0) as "Missing"
             from last, jsonb_array_elements(paper -> 'Standards') as standard, jsonb_array_elements(standard -> 'Criteria') as one
             where not (one ->> 'IsMet')::boolean
             group by 1, 2, 3, one ->> 'Unit' order by 1, 2, 3
             """).ToListAsync(cancellation);
    }
}

/// <summary>The version of a report that counts.</summary>
internal sealed record LastReport(Guid Id, Guid SiteId, int Version, int Level, int[] Standards, int Learners, string SignerName, DateTimeOffset SignedAt);

/// <param name="Report">Null while none is signed.</param>
/// <param name="Copies">For learners, on its shelves now.</param>
/// <param name="Learners">In its classes now.</param>
internal sealed record SchoolLine(Site School, LastReport? Report, int Copies, int Learners)
{
    internal Standing Standing => Report?.Level switch { null => Standing.Unreported, 0 => Standing.None, 1 => Standing.First, _ => Standing.Second };

    /// <summary>Copies a learner; null where nobody is in a class.</summary>
    internal decimal? CopiesPerLearner => Learners == 0 ? null : (decimal)Copies / Learners;
}

internal enum Standing
{
    Second,
    First,
    None,
    Unreported,
}

/// <param name="Unit">End of the key of the unit's string.</param>
internal sealed record MissingSum(int Standard, int Level, string Code, string Text, string Unit, int Schools, decimal Missing);

/// <summary>Schools of a district or a commune, counted by how far they are.</summary>
/// <param name="Name">Empty where nobody said.</param>
internal sealed record Place(string Name, int Schools, IReadOnlyDictionary<Standing, int> By)
{
    internal int Of(Standing standing) => By.GetValueOrDefault(standing);

    internal static Place Sum(string name, IEnumerable<SchoolLine> lines)
    {
        var all = lines.ToList();
        return new Place(name, all.Count, all.CountBy(l => l.Standing).ToDictionary());
    }
}
