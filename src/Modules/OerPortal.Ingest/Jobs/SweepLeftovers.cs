using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Drawings;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tools;
using OerPortal.Ingest.Uploads;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Jobs;

/// <summary>Takes away what nothing refers to: expired uploads, files no module keeps, parts and scratch folders of killed processes, orphan blobs.</summary>
public sealed record SweepLeftovers : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <inheritdoc cref="SweepLeftovers" />
public sealed class SweepLeftoversHandler(
    IngestDbContext data, OrphanBlobs orphans, UploadParts parts, UnheldFiles unheld, UnheldSweep sweep, KeptDrawings drawings, PortalFolders folders, TimeProvider time, ILogger<SweepLeftoversHandler> log)
    : IJobHandler<SweepLeftovers>
{
    /// <summary>Younger things may belong to a transaction that is not yet written.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    private const int FilesAtOnce = 2000;

    /// <summary>Runs once through everything; through the files a portion at a time.</summary>
    public async Task RunAsync(SweepLeftovers job, IJobProgress progress, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var expired = await data.Files.AsNoTracking().Where(f => f.State == FileState.Receiving && f.ExpiresAt < now).Select(f => f.Id).ToListAsync(cancellation);
        foreach (var id in expired)
        {
            await data.Files.Where(f => f.Id == id && f.State == FileState.Receiving).ExecuteDeleteAsync(cancellation);
            parts.Delete(id);
        }
        await progress.ReportAsync(25, cancellation);
        await SweepPartsAsync(now - Grace, cancellation);
        await progress.ReportAsync(50, cancellation);
        (sweep.Last, var filesGone) = await unheld.SweepAsync(sweep.Last, now - Grace, FilesAtOnce, cancellation);
        var blobsGone = await orphans.SweepAsync(now - Grace, cancellation);
        drawings.Sweep();
        if (expired.Count + filesGone + blobsGone > 0)
            log.LogInformation("Swept {Uploads} expired uploads, {Files} files and {Blobs} blobs that nothing refers to.", expired.Count, filesGone, blobsGone);
    }

    private async Task SweepPartsAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        foreach (var (id, _) in parts.OnDisk().Where(p => p.TouchedAt < before).ToList())
        {
            if (!await data.Files.AnyAsync(f => f.Id == id && f.State == FileState.Receiving, cancellation))
                parts.Delete(id);
        }
        foreach (var place in new[] { folders.Temp, FileWorkers.FolderIn(folders) }.Where(Directory.Exists))
        {
            foreach (var folder in new DirectoryInfo(place).EnumerateDirectories(ScratchFolder.Prefix + "*").Where(d => d.LastWriteTimeUtc < before.UtcDateTime).ToList())
                folder.Delete(recursive: true);
        }
        if (!Directory.Exists(folders.Temp))
            return;
        foreach (var file in new DirectoryInfo(folders.Temp).EnumerateFiles().Where(f => IsLeftover(f.Name) && f.LastWriteTimeUtc < before.UtcDateTime).ToList())
            file.Delete();
    }

    private static bool IsLeftover(string name) =>
        name.StartsWith("accept-", StringComparison.Ordinal) || name.StartsWith("put-", StringComparison.Ordinal) || name.StartsWith(LocalBlob.Prefix, StringComparison.Ordinal);
}
