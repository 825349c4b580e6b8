using OerPortal.Cms.Security;

namespace OerPortal.Classes;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string KeepId = "classes.keep";
    public const string TeachId = "classes.teach";

    public const string RetentionId = "classes.retention";

    /// <summary>Say how long accounts of pupils are kept who have left any school.</summary>
    public static readonly Permission Retention = new(RetentionId);

    /// <summary>Look after all classes of a school: rosters, teachers, the new school year.</summary>
    public static readonly Permission Keep = new(KeepId, SiteRole.Librarian, SiteRole.SiteAdministrator);

    /// <summary>See the classes one teaches, give out their cards, open material for them.</summary>
    public static readonly Permission Teach = new(TeachId, SiteRole.Teacher, SiteRole.Librarian, SiteRole.Reviewer, SiteRole.SiteAdministrator);
}
