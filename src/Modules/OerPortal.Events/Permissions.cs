using OerPortal.Cms.Security;

namespace OerPortal.Events;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string HoldId = "events.hold";

    /// <summary>Announce events, see who comes, write the report.</summary>
    public static readonly Permission Hold = new(HoldId, SiteRole.Librarian, SiteRole.SiteAdministrator);
}
