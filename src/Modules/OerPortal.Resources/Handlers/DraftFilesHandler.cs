using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Ingest;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Handlers;

/// <summary>A file that arrived for a draft hangs on it from now on; once it is ready, the draft fills itself from it.</summary>
internal sealed class DraftFilesHandler(ResourcesDbContext db, IFiles files) : IEventHandler<FileReceived>, IEventHandler<FileReady>
{
    public Task HandleAsync(FileReceived message, CancellationToken cancellation)
        => ArrivedAsync(message.Holder, message.FileId, cancellation);

    public Task HandleAsync(FileReady message, CancellationToken cancellation)
        => ArrivedAsync(message.Holder, message.FileId, cancellation);

    private async Task ArrivedAsync(string holder, Guid fileId, CancellationToken cancellation)
    {
        if (!holder.StartsWith("draft:", StringComparison.Ordinal) || await files.FindAsync(fileId, cancellation) is not { } file)
            return;
        var draftId = holder["draft:".Length..];
        await db.AloneWithVersionAsync(draftId, () => ReceiveAsync(draftId, file, cancellation), cancellation);
    }

    private async Task<bool> ReceiveAsync(string draftId, FileFacts file, CancellationToken cancellation)
    {
        var resource = await db.OfVersionAsync(db.Resources.OfAllSites(), draftId, cancellation);
        var version = resource?.Versions.Find(v => v.PublicId == draftId);
        if (resource is null || version?.Draft is null || file.SiteId != resource.SiteId)
            return false;
        DraftArrivals.Take(resource, version, [file]);
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
