using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;

namespace OerPortal.Resources.Data;

/// <summary>Resources in the audit log: the title of the newest version, and the page of what is published.</summary>
internal sealed class ResourceSubjects(ResourcesDbContext db, IStringLocalizer strings) : IAuditSubjects
{
    public string Kind => "resource";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var found = await db.Resources.OfAllSites().AsNoTracking().Include(r => r.Versions).Where(r => ids.Contains(r.Id)).ToListAsync(cancellation);
        return found.ToDictionary(r => r.Id, r => new AuditSubject(
            r.Latest.Metadata.Title is { Length: > 0 } title ? title : strings["contribute.untitled"].Value,
            r.IsPublished ? ResourceAddress.Page(r.PublicId) : null));
    }
}

/// <summary>Collections in the audit log.</summary>
internal sealed class CollectionSubjects(ResourcesDbContext db) : IAuditSubjects
{
    public string Kind => "collection";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Collections.OfAllSites().AsNoTracking().Where(c => ids.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => new AuditSubject(c.Title, ResourceAddress.Collection(c.PublicId)), cancellation);
}
