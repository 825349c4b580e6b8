using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Data;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Jobs;

/// <summary>What became of a file whose derivatives were to be made anew.</summary>
public enum Remade
{
    /// <summary>The new ones have taken the old ones' place.</summary>
    Made,

    /// <summary>They could not be made; the old ones stay, and the log says why.</summary>
    Kept,

    /// <summary>Somebody else works on it, or it is gone.</summary>
    Busy,
}

/// <summary>
/// Makes the derivatives of one ready file anew. Who reads it meanwhile reads the old ones to the end: the new rows come in
/// one transaction, and blobs that nothing refers to any more are swept a day later.
/// </summary>
public sealed class Rederivation(
    IngestDbContext data, FileLocks locks, FileWorkers workers, BlobPlacing placing, IBlobStore blobs, PortalFolders folders, ILogger<Rederivation> log)
{
    private static readonly string[] Workbooks = [.. Kinds.Workbooks.Select(k => k.MediaType)];

    /// <summary>Files that have derivatives.</summary>
    public IQueryable<StoredFile> Ready() =>
        data.Files.AsNoTracking().Ready().Where(f => f.Sha256 != null);

    /// <summary>Those of them that an older pipeline made, of kinds that a later one makes differently.</summary>
    public IQueryable<StoredFile> Due() => Ready().Where(f =>
        f.Pipeline < 2 || (f.Pipeline < 3 && f.Kind == FileKind.Office) || (f.Pipeline < 4 && (f.Kind == FileKind.Audio || f.Kind == FileKind.Video || f.Kind == FileKind.Subtitles))
        || (f.Pipeline < 7 && (f.Kind == FileKind.Archive || Workbooks.Contains(f.MediaType))));

    /// <summary>Does one file, whatever version made it.</summary>
    public async Task<Remade> RunAsync(Guid fileId, CancellationToken cancellation)
    {
        await using var held = await locks.TryTakeAsync(fileId, cancellation);
        if (held is null || await Ready().FirstOrDefaultAsync(f => f.Id == fileId, cancellation) is not { } file)
            return Remade.Busy;
        try
        {
            using var local = await blobs.BorrowLocalAsync(file.Sha256!, cancellation);
            await using var opening = new FileOpening(workers, folders.Temp, local.Path, file.Name);
            var kind = await opening.DetectAsync(cancellation);
            (file.Kind, file.MediaType, file.Use, file.NoteKey) = (kind.Kind, kind.MediaType, kind.Use, kind.Note);
            var made = await opening.DeriveAsync(file.Opened(), report: null, cancellation);
            await ReplaceAsync(file, made, await placing.PlaceAllAsync(file.Id, made, cancellation), cancellation);
            return Remade.Made;
        }
        catch (Exception e) when (e is FileRefusedException or FileNotFoundException or WorkerDiedException)
        {
            // Stricter rules say nothing about a file that people already use. It is not tried again until the next repair.
            log.LogError(e, "The derivatives of file {File} could not be made anew; the old ones stay.", fileId);
            await data.Files.Where(f => f.Id == fileId).ExecuteUpdateAsync(s => s.SetProperty(f => f.Pipeline, PipelineVersion.Current), cancellation);
            return Remade.Kept;
        }
    }

    private async Task ReplaceAsync(StoredFile file, Derivation made, List<Derivative> derivatives, CancellationToken cancellation)
    {
        var state = made.IsComplete ? FileState.Ready : FileState.ReadyWithoutPreview;
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        var isStillThere = await data.Files.Where(f => f.Id == file.Id && f.State == file.State).ExecuteUpdateAsync(
            set =>
            {
                set.SetProperty(f => f.State, state).SetProperty(f => f.Kind, file.Kind).SetProperty(f => f.MediaType, file.MediaType).SetProperty(f => f.Use, file.Use);
                DerivationStore.Set(set, file, made);
            },
            cancellation);
        if (isStillThere == 0)
            return;
        await DerivationStore.WriteAsync(data, file.Id, made, derivatives, cancellation);
        data.Record("ingest.derive-again", $"file:{file.Id}", new { file.Pipeline, to = PipelineVersion.Current }, file.SiteId);
        // Search and pages ask for the file again.
        data.Publish(new FileReady(file.Id, file.SiteId, file.OwnerId, file.Holder));
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        data.ChangeTracker.Clear();
    }
}
