using OerPortal.Cms.Security;

namespace OerPortal.Services;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string AnswerId = "services.answer";

    /// <summary>See what readers asked of the library, and answer.</summary>
    public static readonly Permission Answer = new(AnswerId, SiteRole.Librarian, SiteRole.SiteAdministrator);
}
