namespace OerPortal.Accounts.Models;

/// <summary>
/// Somebody registered as a reader of a school and waits for the school to confirm. Until then they read like anybody who is
/// signed in, but not what is meant for that school alone.
/// </summary>
public sealed class JoinRequest
{
    public required Guid PersonId { get; init; }

    public required Guid SiteId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
}
