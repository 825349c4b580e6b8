using OerPortal.Cms.Security;

namespace OerPortal.SignOn.Models;

/// <summary>Somebody is signed in at a system by a session here. Every code and token that came of it counts as long as this row and the session.</summary>
public sealed class Visit
{
    /// <summary>The ad hoc allowance that the tokens name.</summary>
    public required Guid AllowanceId { get; init; }

    public required Guid SystemId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid SessionId { get; init; }

    /// <summary>Of the account when it began: with another password it is over.</summary>
    public required string Stamp { get; init; }

    /// <summary>Roles that the system was told, in the words that it was told; when one is taken the visit is over.</summary>
    public required string[] Roles { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>An account at another provider by which a person signs in.</summary>
public sealed class Link
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary><see cref="OutsideProvider.Id"/>.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own, never-changing name for the account (claim <c>sub</c>).</summary>
    public required string Subject { get; init; }

    /// <summary>What the person knows it by.</summary>
    public required string ShownAs { get; set; }

    public required DateTimeOffset LinkedAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A role that a rule of the operator gave, so that the same rule can take it.</summary>
public sealed class RuledRole
{
    public required Guid PersonId { get; init; }

    public required string Provider { get; init; }

    public required Guid SiteId { get; init; }

    public required SiteRole Role { get; init; }
}

/// <summary>A key that tokens are signed with, sealed.</summary>
public sealed class SigningKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required byte[] Sealed { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}
