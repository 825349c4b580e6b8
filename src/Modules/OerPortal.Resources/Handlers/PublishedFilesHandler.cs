using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Events;
using OerPortal.Ingest;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Handlers;

/// <summary>A file of a published resource was derived anew: its cover, pages and formats in the catalogue follow.</summary>
internal sealed class PublishedFilesHandler(ResourcesDbContext db, IFiles files, TimeProvider time) : IEventHandler<FileReady>
{
    public async Task HandleAsync(FileReady message, CancellationToken cancellation)
    {
        var published = await db.Versions.OfAllSites()
            .Where(v => v.Files.Any(f => f.FileId == message.FileId))
            .Join(db.Resources.OfAllSites(), v => v.Id, r => r.CurrentVersionId, (_, r) => r.Id)
            .ToListAsync(cancellation);
        foreach (var id in published)
            await db.AloneWithResourceAsync(id, () => DescribeAsync(id, cancellation), cancellation);
    }

    private async Task<bool> DescribeAsync(Guid resourceId, CancellationToken cancellation)
    {
        var resource = await db.Resources.OfAllSites().Whole().FirstAsync(r => r.Id == resourceId, cancellation);
        if (resource.Current is not { } current)
            return false;
        var facts = await files.FindManyAsync([.. current.Files.Select(f => f.FileId)], cancellation);
        resource.DescribeFiles(facts, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
