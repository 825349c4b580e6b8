using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Members;

/// <summary>
/// Which roles somebody may give and take at a site. What counts everywhere (portal administrator, reviewer at the portal) is given
/// by portal administrators alone.
/// </summary>
internal static class GrantableRoles
{
    /// <summary>What who runs a library, and does not look after the site, may give.</summary>
    internal static IReadOnlyList<SiteRole> ByLibrarian { get; } = [SiteRole.Reader, SiteRole.Teacher];

    internal static IReadOnlyList<SiteRole> For(Site site, bool byPortalAdministrator)
    {
        SiteRole[] own = [SiteRole.Reader, SiteRole.Teacher, SiteRole.Librarian];
        if (!site.IsPortal)
            return [.. own, SiteRole.Reviewer, SiteRole.SiteAdministrator];
        return byPortalAdministrator
            ? [.. own, SiteRole.Reviewer, SiteRole.SiteAdministrator, SiteRole.PortalAdministrator]
            : own;
    }

    /// <summary>What this person may give at the current site.</summary>
    internal static IReadOnlyList<SiteRole> Of(ICurrentPerson person, ISiteContext site)
        => person.Can(Permissions.ManageMembers) ? For(site.Current, person.IsPortalAdministrator(site)) : ByLibrarian;

    internal static bool IsPortalAdministrator(this ICurrentPerson person, ISiteContext site)
        => person.RolesAt(site.Portal.Id).Contains(SiteRole.PortalAdministrator);
}
