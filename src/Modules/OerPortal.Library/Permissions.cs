using OerPortal.Cms.Security;

namespace OerPortal.Library;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string KeepId = "library.keep";

    /// <summary>Look after a school's printed books: catalogue, vouchers, registers, loans and returns.</summary>
    public static readonly Permission Keep = new(KeepId, SiteRole.Librarian, SiteRole.SiteAdministrator);
}
