using OerPortal.Cms.Security;

namespace OerPortal.Accounts;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string ManageMembersId = "accounts.members";

    /// <summary>Gives and takes roles at the current site and creates accounts for it.</summary>
    public static readonly Permission ManageMembers = new(ManageMembersId, SiteRole.SiteAdministrator);
}
