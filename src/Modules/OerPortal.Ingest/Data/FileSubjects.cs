using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;

namespace OerPortal.Ingest.Data;

/// <summary>Files in the audit log, by the name they were sent under.</summary>
internal sealed class FileSubjects(IngestDbContext db) : IAuditSubjects
{
    public string Kind => "file";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Files.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => new AuditSubject(f.Name), cancellation);
}
