using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Brings a file as far as it can go.</summary>
/// <param name="OwnerId">Who has sent it.</param>
public sealed record ProcessFile(Guid FileId, Guid OwnerId) : IJob
{
    string? IJob.Key => FileId.ToString();

    JobLane IJob.Lane => JobLane.People;

    Guid? IJob.PersonId => OwnerId;

    /// <summary>More attempts than a file is given, so that the file's own count ends it, visibly.</summary>
    public static JobOptions How { get; } = new(MaxAttempts: FileAttempts.Most + (2 * FileAttempts.MostInterruptions));
}

/// <summary>
/// Steps a file through its states. The state row says what is next, so a run may end anywhere and another goes on;
/// a lock on the row's id keeps two workers from doing the same work.
/// </summary>
public sealed class ProcessFileHandler(
    IngestDbContext data, FileLocks locks, FileMoves moves, ScanStep scan, InspectStep inspect, DeriveStep derive, IBlobStore blobs,
    FileWorkers workers, PortalFolders folders, FileAttempts attempts) : IJobHandler<ProcessFile>
{
    /// <summary>Until the file is settled, or must wait.</summary>
    public async Task RunAsync(ProcessFile job, IJobProgress progress, CancellationToken cancellation)
    {
        await using var held = await locks.TryTakeAsync(job.FileId, cancellation);
        if (held is null)
            return;
        var file = await data.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == job.FileId, cancellation);
        if (file is null || file.State == FileState.Receiving || IsSettled(file.State))
            return;
        await attempts.RunAsync(file, () => TryAsync(file, cancellation), cancellation);
    }

    private async Task TryAsync(StoredFile file, CancellationToken cancellation)
    {
        try
        {
            await StepAsync(file, cancellation);
        }
        catch (NoWorkerException none)
        {
            await scan.PostponeAsync(file, none.Message, cancellation);
        }
    }

    private async Task StepAsync(StoredFile file, CancellationToken cancellation)
    {
        if (file.State is FileState.Quarantined or FileState.Scanning)
            await scan.DemandScannerAsync(file, cancellation);
        using var local = await blobs.BorrowLocalAsync(file.Sha256!, cancellation);
        await using var opening = new FileOpening(workers, folders.Temp, local.Path, file.Name);
        while (!IsSettled(file.State))
        {
            var goesOn = file.State switch
            {
                FileState.Quarantined => await moves.MoveAsync(file, FileState.Scanning, set: null, along: null, cancellation),
                FileState.Scanning => await scan.RunAsync(file, local.Path, opening, cancellation),
                FileState.Clean => await moves.MoveAsync(file, FileState.Inspecting, set: null, along: null, cancellation),
                FileState.Inspecting => await inspect.RunAsync(file, opening, cancellation),
                FileState.Deriving => await derive.RunAsync(file, opening, cancellation),
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
