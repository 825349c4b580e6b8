using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Jobs;

/// <summary>
/// Scans ready files again that no verdict of the present engine and database calls clean: yesterday's signatures did not
/// know today's virus. The longest unscanned first, each at most once a day, a portion an hour.
/// </summary>
public sealed record RescanFiles : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <inheritdoc cref="RescanFiles" />
public sealed class RescanFilesHandler(
    IngestDbContext data, FileLocks locks, FileMoves moves, FileScan scan, ScannerHealth health, IBlobStore blobs, FileWorkers workers, PortalFolders folders, TimeProvider time, ILogger<RescanFilesHandler> log)
    : IJobHandler<RescanFiles>
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Least = TimeSpan.FromDays(1);

    /// <summary>One portion; without a scanner none.</summary>
    public async Task RunAsync(RescanFiles job, IJobProgress progress, CancellationToken cancellation)
    {
        if (health.Current is not { IsUp: true, Version: { } engine })
            return;
        var before = time.GetUtcNow() - Least;
        var due = await Ready()
            .Where(f => f.ScannedAt < before && !data.Verdicts.Any(v => v.FileId == f.Id && v.Engine == engine))
            .OrderBy(f => f.ScannedAt).Take(AtOnce).Select(f => f.Id).ToListAsync(cancellation);
        for (var i = 0; i < due.Count; i++)
        {
            if (!await RescanAsync(due[i], engine, cancellation))
                return;
            await progress.ReportAsync((i + 1) * 100 / due.Count, cancellation);
        }
    }

    private IQueryable<StoredFile> Ready() =>
        data.Files.AsNoTracking().Ready().Where(f => f.Sha256 != null);

    // False when the scanner no longer answers: what it does not say is no verdict, and the file stays as it was.
    private async Task<bool> RescanAsync(Guid fileId, string engine, CancellationToken cancellation)
    {
        await using var held = await locks.TryTakeAsync(fileId, cancellation);
        if (held is null || await Ready().FirstOrDefaultAsync(f => f.Id == fileId, cancellation) is not { } file)
            return true;
        using var local = await blobs.BorrowLocalAsync(file.Sha256!, cancellation);
        await using var opening = new FileOpening(workers, folders.Temp, local.Path, file.Name);
        var result = await scan.RunAsync(local.Path, opening, report: null, passed: null, cancellation);
        if (result.Reply.Verdict == ScanVerdict.Unavailable)
            return false;
        var verdict = Verdict.Of(file.Id, result, engine, time.GetUtcNow());
        if (result.Reply.Verdict == ScanVerdict.Infected)
        {
            log.LogError("File {File} has been ready and is found infected by newer signatures: {Signature}. It is no longer given out.", file.Id, result.Reply.Detail);
            await moves.RefuseAsync(file, FileState.Infected, RefusalSentence.Infected(result.Reply.Detail!, result.Place), verdict, cancellation);
            return true;
        }
        // Heuristics that grew stricter say nothing about a file that people already use; the verdict stands for operators.
        data.Add(verdict);
        await data.SaveChangesAsync(cancellation);
        await data.Files.Where(f => f.Id == file.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.ScannedAt, verdict.At), cancellation);
        return true;
    }
}
