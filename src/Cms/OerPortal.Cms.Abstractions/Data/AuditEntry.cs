namespace OerPortal.Cms.Data;

/// <summary>Who did what to which thing, and when. Row of <c>cms.audit</c>; never changed afterwards.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DateTimeOffset At { get; init; }

    public required Guid SiteId { get; init; }

    /// <summary>Null when the system acted.</summary>
    public Guid? PersonId { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    /// <summary>JSON, or null.</summary>
    public string? Detail { get; init; }
}
