using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Models;

/// <summary>A site asks somebody who is not of it to take a role; it counts when they say yes.</summary>
public sealed class Invitation
{
    public required Guid PersonId { get; init; }

    public required Guid SiteId { get; init; }

    public required SiteRole Role { get; init; }

    public required Guid InvitedBy { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }
}
