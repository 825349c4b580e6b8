using OerPortal.Cms.Security;

namespace OerPortal.Accounts;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string ManageMembersId = "accounts.members";

    /// <summary>Gives and takes roles at the current site and creates accounts for it.</summary>
    public static readonly Permission ManageMembers = new(ManageMembersId, SiteRole.SiteAdministrator);

    public const string ReadersId = "accounts.readers";

    /// <summary>Looks after the readers and teachers of the current site: confirms readers, makes accounts, prints sign-in cards.</summary>
    public static readonly Permission Readers = new(ReadersId, SiteRole.Librarian, SiteRole.SiteAdministrator);

    public const string InviteId = "accounts.invite";

    /// <summary>Invites people to the current site by letter.</summary>
    public static readonly Permission Invite = new(InviteId, SiteRole.Librarian, SiteRole.SiteAdministrator);

    public const string MailId = "accounts.mail";

    /// <summary>Looks after the portal's letters.</summary>
    public static readonly Permission Mail = new(MailId);
}
