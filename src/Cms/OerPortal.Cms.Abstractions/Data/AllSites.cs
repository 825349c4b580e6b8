using Microsoft.EntityFrameworkCore;

namespace OerPortal.Cms.Data;

/// <summary>Queries past the wall between sites.</summary>
public static class AllSites
{
    /// <summary>Of all sites, and so is all else that the query asks: what must stay with one site says so itself. The caller has decided by rights, or acts for the system.</summary>
    public static IQueryable<T> OfAllSites<T>(this IQueryable<T> rows)
        where T : class, ISiteOwned
        => rows.IgnoreQueryFilters([ModuleDbContext.SiteFilter]);
}
