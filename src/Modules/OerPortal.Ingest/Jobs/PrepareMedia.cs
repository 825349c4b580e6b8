using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Media;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Jobs;

/// <summary>
/// Makes of ready sound and film what browsers play and slow lines carry. It takes long, so it waits behind every upload; until then the
/// film plays from its original, or is taken along.
/// </summary>
public sealed record PrepareMedia(Guid FileId) : IJob
{
    string? IJob.Key => FileId.ToString();

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <inheritdoc cref="PrepareMedia" />
public sealed class PrepareMediaHandler(
    IngestDbContext data, FileLocks locks, FileWorkers workers, FileMoves moves, BlobPlacing placing, IBlobStore blobs, PortalFolders folders, ILogger<PrepareMediaHandler> log) : IJobHandler<PrepareMedia>
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    /// <summary>From the beginning, however far a run before came: what is half made is not kept.</summary>
    public async Task RunAsync(PrepareMedia job, IJobProgress progress, CancellationToken cancellation)
    {
        await using var held = await locks.TryTakeAsync(job.FileId, cancellation) ?? throw new JobPostponedException(Moment, "Somebody works on the file.");
        var file = await data.Files.AsNoTracking().Ready().FirstOrDefaultAsync(f => f.Id == job.FileId, cancellation);
        var known = await data.Recordings.AsNoTracking().FirstOrDefaultAsync(r => r.FileId == job.FileId, cancellation);
        if (file?.Sha256 is not { } original || known?.Read() is not { Plan.IsNothing: false } recording)
            return;
        using var local = await blobs.BorrowLocalAsync(original, cancellation);
        await using var opening = new FileOpening(workers, folders.Temp, local.Path, file.Name) { Film = TimeSpan.FromSeconds(file.DurationSeconds ?? 0) };
        PreparedMedia made;
        try
        {
            made = await opening.PrepareAsync(file.Opened(), recording.Plan, cancellation);
        }
        catch (NoWorkerException none)
        {
            throw new JobPostponedException(Moment, none.Message);
        }
        if (made.Trouble is { } trouble)
            log.LogWarning("Film {File} could not be made ready for every line: {Trouble}", file.Id, trouble);
        await KeepAsync(file, recording with { Streams = made.Streams }, made, cancellation);
    }

    private async Task KeepAsync(StoredFile file, Recording recording, PreparedMedia made, CancellationToken cancellation)
    {
        var files = new Derivation();
        files.Files.AddRange(made.Files);
        var derivatives = await placing.PlaceAllAsync(file.Id, files, cancellation);
        var plays = file.State == FileState.Ready || derivatives.Exists(d => d.Name == Derivative.Played);
        var note = recording.Plan.Converts ? NoteAfter(file, plays: derivatives.Exists(d => d.Name == Derivative.Played)) : file.NoteKey;
        await moves.MoveAsync(
            file,
            plays ? FileState.Ready : file.State,
            set => set.SetProperty(f => f.NoteKey, note),
            async context =>
            {
                await context.Derivatives.Where(d => d.FileId == file.Id && (d.Name == Derivative.Played || EF.Functions.Like(d.Name, Derivative.Streams + "%"))).ExecuteDeleteAsync(cancellation);
                context.AddRange(derivatives);
                var description = StoredRecording.Json(recording);
                await context.Recordings.Where(r => r.FileId == file.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Description, description), cancellation);
            },
            cancellation);
    }

    // A word about damage stays true.
    private static string? NoteAfter(StoredFile file, bool plays) =>
        file.NoteKey != Kinds.Notes.BeingConverted ? file.NoteKey : plays ? null : Kinds.NoteOf(file.MediaType) ?? Kinds.Notes.MayNotPlay;
}
