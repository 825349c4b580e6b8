using OerPortal.Cms.Security;

namespace OerPortal.Exchange;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string BulkId = "exchange.bulk";

    /// <summary>Take in and give out a site's learning resources by the table.</summary>
    public static readonly Permission Bulk = new(BulkId, SiteRole.Librarian, SiteRole.Reviewer, SiteRole.SiteAdministrator);
}
