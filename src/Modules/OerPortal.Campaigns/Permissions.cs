using OerPortal.Cms.Security;

namespace OerPortal.Campaigns;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string HoldId = "campaigns.hold";
    public const string JoinId = "campaigns.join";
    public const string CountId = "campaigns.count";

    /// <summary>Begin challenges, thank people.</summary>
    public static readonly Permission Hold = new(HoldId, SiteRole.Librarian, SiteRole.SiteAdministrator);

    /// <summary>Bring a class into a challenge, write down what it read together.</summary>
    public static readonly Permission Join = new(JoinId, SiteRole.Teacher, SiteRole.Librarian, SiteRole.Reviewer, SiteRole.SiteAdministrator);

    /// <summary>Tick a book that one has read oneself.</summary>
    public static readonly Permission Count = new(CountId, SiteRole.Reader, SiteRole.Teacher, SiteRole.Librarian, SiteRole.Reviewer, SiteRole.SiteAdministrator);
}
