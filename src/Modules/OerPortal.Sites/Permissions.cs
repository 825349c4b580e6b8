using OerPortal.Cms.Security;

namespace OerPortal.Sites;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string ProfileId = "sites.profile";
    public const string NewsId = "sites.news";
    public const string FeaturesId = "sites.features";
    public const string AuditId = "sites.audit";
    public const string StorageId = "sites.storage";
    public const string SchoolsId = "sites.schools";
    public const string SystemId = "sites.system";

    /// <summary>Change the site's name, words, colour and featured resource.</summary>
    public static readonly Permission Profile = new(ProfileId, SiteRole.Librarian, SiteRole.SiteAdministrator);

    /// <summary>Write news.</summary>
    public static readonly Permission News = new(NewsId, SiteRole.Librarian, SiteRole.SiteAdministrator);

    /// <summary>Switch features on and off.</summary>
    public static readonly Permission Features = new(FeaturesId, SiteRole.SiteAdministrator);

    /// <summary>Read who did what at the site.</summary>
    public static readonly Permission Audit = new(AuditId, SiteRole.SiteAdministrator);

    /// <summary>See how much room the site's files take.</summary>
    public static readonly Permission Storage = new(StorageId, SiteRole.SiteAdministrator);

    /// <summary>Create schools and change their addresses; only portal administrators.</summary>
    public static readonly Permission Schools = new(SchoolsId);

    /// <summary>See health and failed work of the installation; only portal administrators.</summary>
    public static readonly Permission System = new(SystemId);
}
