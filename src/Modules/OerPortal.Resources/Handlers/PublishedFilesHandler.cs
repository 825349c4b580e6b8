using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Ingest;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Handlers;

/// <summary>A file of a published resource was derived anew, or found infected by later signatures: the catalogue follows.</summary>
internal sealed class PublishedFilesHandler(ResourcesDbContext db, IFiles files, TimeProvider time) : IEventHandler<FileReady>, IEventHandler<FileRefused>
{
    public Task HandleAsync(FileReady message, CancellationToken cancellation) => FollowAsync(message.FileId, cancellation);

    public Task HandleAsync(FileRefused message, CancellationToken cancellation) => FollowAsync(message.FileId, cancellation);

    private async Task FollowAsync(Guid fileId, CancellationToken cancellation)
    {
        var published = await db.Versions.OfAllSites()
            .Where(v => v.Files.Any(f => f.FileId == fileId))
            .Join(db.Resources.OfAllSites(), v => v.Id, r => r.CurrentVersionId, (_, r) => r.Id)
            .ToListAsync(cancellation);
        foreach (var id in published)
            await db.AloneWithResourceAsync(id, () => DescribeAsync(id, cancellation), cancellation);
    }

    private async Task<bool> DescribeAsync(Guid resourceId, CancellationToken cancellation)
    {
        var resource = await db.FindWholeAsync(db.Resources.OfAllSites().Where(r => r.Id == resourceId), cancellation);
        if (resource?.Current is not { } current)
            return false;
        var facts = await files.FindManyAsync([.. current.Files.Select(f => f.FileId)], cancellation);
        resource.DescribeFiles(facts, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
