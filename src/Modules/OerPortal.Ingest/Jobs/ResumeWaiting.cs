using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Uploads;

namespace OerPortal.Ingest.Jobs;

/// <summary>
/// Sees to files that stand still: at once when the scanner is back, and every few minutes for those whose worker
/// died on its last attempt and for uploads whose last request died between the last byte and quarantine. A file that
/// is being worked on is left alone by its lock.
/// </summary>
/// <param name="IsScannerBack">Whether files that wait for the scanner go on now rather than when their pause is over.</param>
public sealed record ResumeWaiting(bool IsScannerBack) : IJob
{
    string? IJob.Key => IsScannerBack ? "scanner" : "still";
}

/// <inheritdoc cref="ResumeWaiting" />
public sealed class ResumeWaitingHandler(IngestDbContext data, FileIntake intake, TimeProvider time) : IJobHandler<ResumeWaiting>
{
    private static readonly TimeSpan StandsStill = TimeSpan.FromMinutes(15);
    private static readonly FileState[] Working = [FileState.Quarantined, FileState.Scanning, FileState.Clean, FileState.Inspecting, FileState.Deriving];

    /// <summary>Queues work for each such file.</summary>
    public async Task RunAsync(ResumeWaiting job, IJobProgress progress, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - StandsStill;
        await FinishUploadsAsync(since, cancellation);
        var still = await data.Files.AsNoTracking()
            .Where(f => Working.Contains(f.State) && (job.IsScannerBack ? f.Waits > 0 : f.MovedAt < since))
            .OrderBy(f => f.CreatedAt).Select(f => new { f.Id, f.OwnerId }).ToListAsync(cancellation);
        foreach (var file in still)
            data.Enqueue(new ProcessFile(file.Id, file.OwnerId), ProcessFile.How);
        await data.SaveChangesAsync(cancellation);
    }

    private async Task FinishUploadsAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var receiving = await data.Files.AsNoTracking().Where(f => f.State == FileState.Receiving && f.MovedAt < since).ToListAsync(cancellation);
        foreach (var file in receiving)
        {
            if (await intake.IsWholeAsync(file, cancellation))
                await intake.FinishAsync(file);
        }
    }
}
