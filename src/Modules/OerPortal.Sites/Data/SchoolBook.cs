using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Data;

/// <summary>Looks things up about sites: their words, and schools by name with or without marks.</summary>
internal sealed class SchoolBook(SitesDbContext db, ISites sites)
{
    internal async Task<SiteProfile> ProfileAsync(Guid siteId, CancellationToken cancellation)
        => await db.Profiles.FirstOrDefaultAsync(p => p.SiteId == siteId, cancellation) ?? new SiteProfile { SiteId = siteId };

    /// <summary>Schools whose name contains the words, in Vietnamese order; all when nothing is asked.</summary>
    internal IReadOnlyList<Site> Find(string? name)
    {
        var asked = Unmarked.Of(name).Trim();
        return [.. sites.Schools
            .Where(s => asked.Length == 0 || Unmarked.Of(s.Name).Contains(asked, StringComparison.Ordinal))
            .OrderBy(s => s.Name, StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.NumericOrdering))];
    }
}
