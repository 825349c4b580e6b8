using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;

namespace OerPortal.SignOn.Data;

/// <summary>Registered systems in the audit log.</summary>
internal sealed class SystemSubjects(SignOnDbContext db) : IAuditSubjects
{
    public string Kind => "system";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Systems.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => new AuditSubject(s.DisplayName!, SignOnAddress.System(s.Id)), cancellation);
}
