using OerPortal.Cms.Security;

namespace OerPortal.Resources;

/// <summary>What people may do with learning resources at a site.</summary>
public static class ResourcePermissions
{
    public const string ContributeId = "resources.contribute";
    public const string ReviewSchoolId = "resources.review-school";
    public const string CollectId = "resources.collect";

    /// <summary>Start drafts and submit them.</summary>
    public static readonly Permission Contribute = new(ContributeId, SiteRole.Teacher, SiteRole.Librarian, SiteRole.Reviewer, SiteRole.SiteAdministrator);

    /// <summary>Held at the portal: decide on every contribution of every site.</summary>
    public static readonly Permission Review = new("resources.review", SiteRole.Reviewer);

    /// <summary>Held at a school: decide on what only this school will see.</summary>
    public static readonly Permission ReviewSchool = new(ReviewSchoolId, SiteRole.Reviewer, SiteRole.Librarian, SiteRole.SiteAdministrator);

    /// <summary>Held at the portal: take down any resource. Owners may always take down their own.</summary>
    public static readonly Permission Withdraw = new("resources.withdraw", SiteRole.Reviewer);

    /// <summary>Say which reviewer looks after which subjects and levels. Reviewers may say so of themselves.</summary>
    public static readonly Permission AssignReviews = new("resources.assign-reviews", SiteRole.SiteAdministrator);

    /// <summary>Make collections.</summary>
    public static readonly Permission Collect = new(CollectId, SiteRole.Teacher, SiteRole.Librarian, SiteRole.Reviewer, SiteRole.SiteAdministrator);

    public static IReadOnlyList<Permission> All { get; } = [Contribute, Review, ReviewSchool, AssignReviews, Withdraw, Collect];
}
