namespace OerPortal.Accounts.Models;

/// <summary>One browser somebody is signed in with. The cookie carries its id; without the row the cookie is worth nothing.</summary>
public sealed class Session
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Exact to about a minute.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Browser and system in words a person recognises, for example "Chrome · Android".</summary>
    public required string Device { get; init; }

    /// <summary>Started on a computer others use too.</summary>
    public required bool IsShared { get; init; }
}
