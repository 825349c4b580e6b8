using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;

namespace OerPortal.Classes.Data;

/// <summary>Classes in the audit log.</summary>
internal sealed class ClassSubjects(ClassesDbContext db) : IAuditSubjects
{
    public string Kind => "class";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Classes.OfAllSites().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => new AuditSubject(c.Name, ClassAddress.Of(c.Id)), cancellation);
}

/// <summary>Rosters in the audit log.</summary>
internal sealed class RosterSubjects(ClassesDbContext db) : IAuditSubjects
{
    public string Kind => "roster";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Rosters.OfAllSites().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => new AuditSubject(r.Name, ClassAddress.Roster(r.Id)), cancellation);
}
