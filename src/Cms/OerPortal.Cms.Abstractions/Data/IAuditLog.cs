namespace OerPortal.Cms.Data;

/// <summary>Reads the audit log, newest first.</summary>
public interface IAuditLog
{
    /// <param name="siteId">One site's entries, or null for all.</param>
    /// <param name="before">Entries older than this entry's id, for paging; null for the newest.</param>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(Guid? siteId, Guid? before, int count, CancellationToken cancellation);
}
