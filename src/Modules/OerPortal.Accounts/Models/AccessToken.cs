namespace OerPortal.Accounts.Models;

/// <summary>What somebody hands to a program so that it may do a part of what they may, at one site, for a time.</summary>
public sealed class AccessToken
{
    public const int NameLength = 80;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary>The only site at which it is worth anything.</summary>
    public required Guid SiteId { get; init; }

    /// <summary>What its owner calls it, after the program that has it.</summary>
    public required string Name { get; init; }

    /// <summary>Ids of <see cref="Cms.Security.TokenScope"/>.</summary>
    public required string[] Scopes { get; init; }

    /// <summary>SHA-256 of the token. It has 256 bits of chance, so that nothing slower is needed.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Exact to about a minute; null when it was never used.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
