using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Handlers;

/// <summary>A picture of a page elsewhere is shown once it has been scanned and drawn anew, and no longer when later signatures find something in it.</summary>
internal sealed class LinkPicturesHandler(ResourcesDbContext db, IFiles files, TimeProvider time) : IEventHandler<FileReady>, IEventHandler<FileRefused>
{
    public async Task HandleAsync(FileReady message, CancellationToken cancellation)
    {
        var hasCover = LinkPictures.LinkOf(message.Holder) is not null && (await files.FindAsync(message.FileId, cancellation))?.HasCover == true;
        if (hasCover)
            await ShowAsync(message.Holder, message.FileId, cancellation);
    }

    public Task HandleAsync(FileRefused message, CancellationToken cancellation) => ShowAsync(message.Holder, null, cancellation);

    private async Task ShowAsync(string holder, Guid? pictureId, CancellationToken cancellation)
    {
        if (LinkPictures.LinkOf(holder) is not { } linkId)
            return;
        var ids = await db.Versions.OfAllSites().Where(v => v.Links.Any(l => l.Id == linkId)).Select(v => v.ResourceId).Distinct().ToListAsync(cancellation);
        foreach (var id in ids)
            await db.AloneWithResourceAsync(id, () => ShowAsync(id, linkId, pictureId, cancellation), cancellation);
    }

    private async Task<bool> ShowAsync(Guid resourceId, Guid linkId, Guid? pictureId, CancellationToken cancellation)
    {
        if (await db.FindWholeAsync(db.Resources.OfAllSites().Where(r => r.Id == resourceId), cancellation) is not { } resource)
            return false;
        VersionLink[] links = [.. resource.Versions.SelectMany(v => v.Links).Where(l => l.Id == linkId && l.PictureId != pictureId)];
        foreach (var link in links)
            link.Show(pictureId);
        if (links.Any(l => l.VersionId == resource.CurrentVersionId))
            resource.DescribeFiles(await files.FindManyAsync([.. resource.Current!.Files.Select(f => f.FileId)], cancellation), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return links.Length > 0;
    }
}
