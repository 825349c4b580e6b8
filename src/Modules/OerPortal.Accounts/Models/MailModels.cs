using OerPortal.Cms.Data;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Models;

/// <summary>A link by which somebody sets a new password without the old one.</summary>
public sealed class PasswordLink
{
    public required Guid PersonId { get; init; }

    /// <summary>SHA-256 of what stands in the link.</summary>
    public required byte[] Hash { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>An address somebody says is theirs, until they have opened the link that was sent to it.</summary>
public sealed class NewAddress
{
    public required Guid PersonId { get; init; }

    public required string Address { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Of the link; null until the letter is written.</summary>
    public byte[]? Hash { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>A site asks somebody it knows by an address alone to take a role.</summary>
public sealed class MailInvitation : ISiteOwned
{
    public const int AddressLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required string Address { get; init; }

    /// <summary>As whoever invites calls them; may be empty.</summary>
    public required string Name { get; init; }

    public required SiteRole Role { get; init; }

    /// <summary>Of the letter.</summary>
    public required string Language { get; init; }

    public required Guid InvitedBy { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Of the link; null until the letter is written.</summary>
    public byte[]? Hash { get; set; }

    /// <summary>When the mail server said that there is no such address.</summary>
    public DateTimeOffset? RefusedAt { get; set; }
}

/// <summary>When a person gets letters about a kind of notices, where they chose other than usual.</summary>
public sealed class NoticeChoice
{
    public required Guid PersonId { get; init; }

    /// <summary>One of <see cref="Letters.NoticeKinds"/>.</summary>
    public required string Kind { get; init; }

    public required NoticeMail Mail { get; set; }
}

public enum NoticeMail : short
{
    Never = 0,
    Daily = 1,
    AtOnce = 2,
}

/// <summary>What somebody agreed to, in the words they read then.</summary>
public sealed class Consent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary>What it is for, for example <c>account</c>; its words are the string <c>accounts.consent.{purpose}</c>.</summary>
    public required string Purpose { get; init; }

    public required string Wording { get; init; }

    public required string Language { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When they took it back.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
