using System.Linq.Expressions;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>
/// The one rule of who sees a published resource. Shared ones (province, public) are seen from every site; what belongs to one school is
/// seen by its people at their school and at the portal, and is unknown at a neighbour's site.
/// </summary>
internal static class Visible
{
    internal static Expression<Func<CatalogueEntry, bool>> To(Viewer viewer, Site at)
    {
        if (!viewer.IsSignedIn)
            return e => e.Visibility == Visibility.Public;
        Guid[] schools = [.. SchoolsOf(viewer, at)];
        return e => e.Visibility >= Visibility.Province || schools.Contains(e.SiteId);
    }

    /// <summary>The same rule for one resource at hand.</summary>
    internal static bool Is(Visibility visibility, Guid siteId, Viewer viewer, Site at) => visibility switch
    {
        Visibility.Public => true,
        Visibility.Province => viewer.IsSignedIn,
        _ => viewer.IsSignedIn && SchoolsOf(viewer, at).Contains(siteId),
    };

    internal static IEnumerable<Guid> SchoolsOf(Viewer viewer, Site at)
        => at.IsPortal ? viewer.SiteIds : viewer.SiteIds.Where(id => id == at.Id);
}
