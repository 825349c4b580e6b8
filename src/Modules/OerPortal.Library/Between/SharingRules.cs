using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Between;

/// <summary>Whether schools lend to each other, and how. A school that has set nothing has what is usual.</summary>
internal sealed class SharingRules(LibraryDbContext db, ISiteContext site)
{
    internal const int MostDays = 400;
    internal const int MostBooks = 1_000;

    internal async Task<SharingRule> OwnAsync(CancellationToken cancellation) => await db.SharingRules.FirstOrDefaultAsync(cancellation) ?? new SharingRule { SiteId = site.Current.Id };

    /// <summary>Of other schools, by their ids.</summary>
    internal async Task<IReadOnlyDictionary<Guid, SharingRule>> OfAsync(IReadOnlyCollection<Guid> schools, CancellationToken cancellation)
    {
        var set = await db.SharingRules.OfAllSites().AsNoTracking().Where(r => schools.Contains(r.SiteId)).ToDictionaryAsync(r => r.SiteId, cancellation);
        return schools.Distinct().ToDictionary(id => id, id => set.GetValueOrDefault(id) ?? new SharingRule { SiteId = id });
    }

    internal async Task SaveAsync(SharingRule rule, CancellationToken cancellation)
    {
        if (db.Entry(rule).State == EntityState.Detached)
            db.SharingRules.Add(rule);
        db.Record("library.rules", $"site:{site.Current.Id}");
        await db.SaveChangesAsync(cancellation);
    }
}
