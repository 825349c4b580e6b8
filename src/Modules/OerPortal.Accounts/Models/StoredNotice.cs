namespace OerPortal.Accounts.Models;

/// <summary>A <see cref="Notice"/> as it is kept.</summary>
public sealed class StoredNotice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    public required string TextKey { get; init; }

    public required string[] Arguments { get; init; }

    public string? Address { get; init; }

    public required string Once { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When a letter told of it.</summary>
    public DateTimeOffset? MailedAt { get; set; }
}
