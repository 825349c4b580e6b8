using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Ingest;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Handlers;

/// <summary>Goes on with an import once its last file is settled.</summary>
internal sealed class ImportPlanHandler(ResourcesDbContext db, ImportSteps steps) : IEventHandler<FileReady>, IEventHandler<FileRefused>
{
    public Task HandleAsync(FileReady message, CancellationToken cancellation) => GoOnAsync(message.FileId, cancellation);

    public Task HandleAsync(FileRefused message, CancellationToken cancellation) => GoOnAsync(message.FileId, cancellation);

    private async Task GoOnAsync(Guid fileId, CancellationToken cancellation)
    {
        var waiting = await db.ImportPlans.OfAllSites()
            .Where(p => db.Versions.OfAllSites().Any(v => v.ResourceId == p.ResourceId && v.Files.Any(f => f.FileId == fileId)))
            .Select(p => p.ResourceId)
            .ToListAsync(cancellation);
        foreach (var id in waiting)
            await db.AloneWithResourceAsync(id, () => steps.GoOnAsync(id, cancellation), cancellation);
    }
}
