using OerPortal.Cms.Security;

namespace OerPortal.Reports;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string AssessId = "reports.assess";
    public const string ReadId = "reports.read";
    public const string OverseeId = "reports.oversee";

    /// <summary>Assess a school's library, sign the report of a year, see what was lent.</summary>
    public static readonly Permission Assess = new(AssessId, SiteRole.Librarian, SiteRole.SiteAdministrator);

    /// <summary>Read what a school signed; held at the portal: of every school.</summary>
    public static readonly Permission Read = new(ReadId, SiteRole.Librarian, SiteRole.SiteAdministrator, SiteRole.Reviewer);

    /// <summary>Held at the portal: all schools' reports, the criteria, and the date by which reports are due.</summary>
    public static readonly Permission Oversee = new(OverseeId, SiteRole.Reviewer);
}
