using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Brings a file as far as it can go.</summary>
public sealed record ProcessFile(Guid FileId) : IJob
{
    string? IJob.Key => FileId.ToString();

    JobLane IJob.Lane => JobLane.People;

    /// <summary>More attempts than a file is given, so that the file's own count ends it, visibly.</summary>
    public static JobOptions How { get; } = new(MaxAttempts: 2 * ProcessFileHandler.MaxAttempts);
}

/// <summary>
/// Steps a file through its states. The state row says what is next, so a run may end anywhere and another goes on;
/// a lock on the row's id keeps two workers from doing the same work.
/// </summary>
public sealed class ProcessFileHandler(
    IngestDbContext data, FileLocks locks, FileMoves moves, ScanStep scan, InspectStep inspect, DeriveStep derive, IBlobStore blobs,
    PortalFolders folders, ILogger<ProcessFileHandler> log) : IJobHandler<ProcessFile>
{
    internal const int MaxAttempts = 5;

    /// <summary>Until the file is settled, or must wait.</summary>
    public async Task RunAsync(ProcessFile job, IJobProgress progress, CancellationToken cancellation)
    {
        await using var held = await locks.TryTakeAsync(job.FileId, cancellation);
        if (held is null)
            return;
        var file = await data.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == job.FileId, cancellation);
        if (file is null || file.State == FileState.Receiving || IsSettled(file.State))
            return;
        if (file.Attempts >= MaxAttempts)
        {
            log.LogError("File {File} is given up after {Attempts} attempts; it stands in state {State}.", file.Id, file.Attempts, file.State);
            await moves.RefuseAsync(file, FileState.Failed, RefusalSentence.Failed, verdict: null, cancellation);
            return;
        }
        await data.Files.Where(f => f.Id == file.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.Attempts, f => f.Attempts + 1), cancellation);
        await StepAsync(file, cancellation);
    }

    private async Task StepAsync(StoredFile file, CancellationToken cancellation)
    {
        if (file.State is FileState.Quarantined or FileState.Scanning)
            await scan.DemandScannerAsync(file, cancellation);
        using var local = await blobs.BorrowLocalAsync(file.Sha256!, cancellation);
        await using var ahead = new ReadAhead(folders);
        while (!IsSettled(file.State))
        {
            var goesOn = file.State switch
            {
                FileState.Quarantined => await moves.MoveAsync(file, FileState.Scanning, set: null, along: null, cancellation),
                FileState.Scanning => await scan.RunAsync(file, local.Path, ahead, cancellation),
                FileState.Clean => await moves.MoveAsync(file, FileState.Inspecting, set: null, along: null, cancellation),
                FileState.Inspecting => await inspect.RunAsync(file, local.Path, cancellation),
                FileState.Deriving => await derive.RunAsync(file, local.Path, ahead, cancellation),
                _ => false,
            };
            // Removed meanwhile, or moved by somebody else: nothing is left to do here.
            if (!goesOn)
                return;
        }
    }

    internal static bool IsSettled(FileState state) => state is FileState.Ready or FileState.ReadyWithoutPreview
        or FileState.Infected or FileState.Refused or FileState.TooLargeToScan or FileState.Failed;
}
