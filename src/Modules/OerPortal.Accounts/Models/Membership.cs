using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Models;

/// <summary>A role somebody holds at a site.</summary>
public sealed class Membership
{
    public required Guid PersonId { get; init; }

    public required Guid SiteId { get; init; }

    public required SiteRole Role { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Null when the system or the person's own registration gave it.</summary>
    public Guid? GrantedBy { get; init; }
}
