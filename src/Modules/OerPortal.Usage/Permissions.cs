using OerPortal.Cms.Security;

namespace OerPortal.Usage;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string SiteId = "usage.site";

    /// <summary>See how much a site and its resources are used; held at the portal: all sites.</summary>
    public static readonly Permission Site = new(SiteId, SiteRole.Librarian, SiteRole.Reviewer, SiteRole.SiteAdministrator);
}
