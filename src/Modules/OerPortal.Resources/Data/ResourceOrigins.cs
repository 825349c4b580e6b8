using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

internal sealed class ResourceOrigins(ResourcesDbContext db) : IResourceOrigins
{
    public async Task<IReadOnlyList<ResourceOrigin>> FindAsync(IReadOnlyCollection<string> publicIds, CancellationToken cancellation)
    {
        string[] wanted = [.. publicIds];
        return await db.Catalogue.Where(e => wanted.Contains(e.PublicId))
            .Join(db.Resources.OfAllSites(), e => e.ResourceId, r => r.Id, (e, r) => new ResourceOrigin(e.ResourceId, e.PublicId, e.SiteId, r.OwnerId, e.Visibility))
            .ToListAsync(cancellation);
    }

    public async Task<IReadOnlyDictionary<Guid, ResourceOrigin>> OfFilesAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
    {
        Guid[] wanted = [.. fileIds];
        var found = await (
            from file in db.Set<VersionFile>().OfAllSites()
            join resource in db.Resources.OfAllSites() on file.VersionId equals resource.CurrentVersionId
            join entry in db.Catalogue on resource.Id equals entry.ResourceId
            where wanted.Contains(file.FileId)
            select new { file.FileId, Origin = new ResourceOrigin(entry.ResourceId, entry.PublicId, entry.SiteId, resource.OwnerId, entry.Visibility) })
            .ToListAsync(cancellation);
        return found.DistinctBy(f => f.FileId).ToDictionary(f => f.FileId, f => f.Origin);
    }
}
