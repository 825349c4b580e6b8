using Microsoft.EntityFrameworkCore;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Data;

/// <summary>Looks up what a site says about itself.</summary>
internal sealed class SchoolBook(SitesDbContext db)
{
    internal async Task<SiteProfile> ProfileAsync(Guid siteId, CancellationToken cancellation)
        => await db.Profiles.FirstOrDefaultAsync(p => p.SiteId == siteId, cancellation) ?? new SiteProfile { SiteId = siteId };
}
