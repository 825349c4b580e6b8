using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>
/// The one rule of who sees a published resource. Shared ones (province, public) are seen from every site; what belongs to one school is
/// seen by its people at their school and at the portal, and is unknown at a neighbour's site. A code that a teacher gave to a class opens single
/// ones to whoever typed it (docs/adr/0046-codes-for-a-lesson.md).
/// </summary>
internal static class Visible
{
    internal static Expression<Func<CatalogueEntry, bool>> To(Viewer viewer, Site at)
    {
        if (viewer.IsPlainGuest)
            return e => e.Visibility == Visibility.Public;
        var all = viewer.IsSignedIn ? Visibility.Province : Visibility.Public;
        Guid[] schools = [.. SchoolsOf(viewer, at)];
        if (viewer.Opened.Count == 0)
            return e => e.Visibility >= all || schools.Contains(e.SiteId);
        Guid[] opened = [.. viewer.Opened];
        var (isPortal, here) = (at.IsPortal, at.Id);
        return e => e.Visibility >= all || schools.Contains(e.SiteId) || (opened.Contains(e.ResourceId) && (isPortal || e.Visibility == Visibility.Province || e.SiteId == here));
    }

    /// <summary>What the catalogue says of a resource that the viewer may see; null for all others, and for what is no public id.</summary>
    internal static Task<CatalogueEntry?> FindSeenAsync(this ResourcesDbContext db, string publicId, Viewer viewer, Site at, CancellationToken cancellation)
        => PublicId.IsWellFormed(publicId)
            ? db.Catalogue.AsNoTracking().Where(To(viewer, at)).FirstOrDefaultAsync(e => e.PublicId == publicId, cancellation)
            : Task.FromResult<CatalogueEntry?>(null);

    /// <summary>The same rule for one resource at hand.</summary>
    internal static bool Is(Visibility visibility, Guid siteId, Guid resourceId, Viewer viewer, Site at)
        => Is(visibility, siteId, viewer, at) || (viewer.Opened.Contains(resourceId) && (at.IsPortal || visibility == Visibility.Province || siteId == at.Id));

    private static bool Is(Visibility visibility, Guid siteId, Viewer viewer, Site at) => visibility switch
    {
        Visibility.Public => true,
        Visibility.Province => viewer.IsSignedIn,
        _ => viewer.IsSignedIn && SchoolsOf(viewer, at).Contains(siteId),
    };

    internal static IEnumerable<Guid> SchoolsOf(Viewer viewer, Site at)
        => at.IsPortal ? viewer.SiteIds : viewer.SiteIds.Where(id => id == at.Id);
}
