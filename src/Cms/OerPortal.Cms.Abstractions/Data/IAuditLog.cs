namespace OerPortal.Cms.Data;

/// <summary>Reads the audit log, newest first, and forgets what is older than it is kept.</summary>
public interface IAuditLog
{
    /// <param name="before">Entries older than this entry's id, for paging; null for the newest.</param>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuestion asked, Guid? before, int count, CancellationToken cancellation);

    /// <summary>How many lines of the same question the portal itself wrote; counted up to the number given.</summary>
    Task<int> CountOfSystemAsync(AuditQuestion asked, int most, CancellationToken cancellation);

    /// <summary>Deletes the oldest lines from before a time, so many at once.</summary>
    /// <returns>How many were deleted.</returns>
    Task<int> ForgetAsync(DateTimeOffset before, int count, CancellationToken cancellation);
}

/// <summary>Which lines of the log are asked for.</summary>
/// <param name="SiteId">One site's, or null for all.</param>
public sealed record AuditQuestion(Guid? SiteId)
{
    /// <summary>What one person did.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>What was done to one thing, such as <c>resource:0199…</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>What begins so, up to a dot, such as <c>resources</c>; or one action.</summary>
    public string? Action { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Not included.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Lines of people alone, not those of the portal's own work.</summary>
    public bool OfPeople { get; init; }
}
