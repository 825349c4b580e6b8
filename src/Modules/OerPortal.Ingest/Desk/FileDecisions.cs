using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;

namespace OerPortal.Ingest.Desk;

/// <summary>What people decide about files that stand still. Each decision is one transaction with its line in the audit log.</summary>
internal sealed class FileDecisions(IngestDbContext data, FileMoves moves, OrphanBlobs orphans)
{
    /// <summary>An infected file or one that failed begins anew with the scan, as if it had just come.</summary>
    /// <returns>False when it is no longer there, or its bytes are not.</returns>
    public async Task<bool> BeginAgainAsync(StoredFile file, CancellationToken cancellation)
    {
        var action = file.State == FileState.Infected ? "ingest.scan-again" : "ingest.try-again";
        return file.Sha256 is not null && await moves.MoveAsync(
            file,
            FileState.Quarantined,
            set => set.SetProperty(f => f.RefusalKey, (string?)null).SetProperty(f => f.RefusalArguments, Array.Empty<string>()).SetProperty(f => f.Progress, (short)0)
                .SetProperty(f => f.Attempts, 0).SetProperty(f => f.Interruptions, 0).SetProperty(f => f.Waits, 0),
            context => RecordAsync(context, action, file),
            cancellation);
    }

    /// <summary>Work on a file that waits is due now.</summary>
    public async Task HurryAsync(StoredFile file, CancellationToken cancellation)
    {
        data.Enqueue(new ProcessFile(file.Id, file.OwnerId), ProcessFile.How);
        await RecordAsync(data, "ingest.hurry", file);
        await data.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes a file out of the queue until somebody has it tried again.</summary>
    public Task<bool> ParkAsync(StoredFile file, CancellationToken cancellation) => moves.MoveAsync(
        file,
        FileState.Failed,
        set => set.SetProperty(f => f.RefusalKey, RefusalSentence.Parked.Key).SetProperty(f => f.RefusalArguments, RefusalSentence.Parked.Arguments).SetProperty(f => f.Progress, (short)100),
        context => RecordAsync(context, "ingest.park", file),
        cancellation);

    /// <summary>Deletes the bytes of an infected file and all that was made of it. What it was and why stays for its owner.</summary>
    /// <returns>False when they are gone.</returns>
    public async Task<bool> DeleteAsync(StoredFile file, CancellationToken cancellation)
    {
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        if (await data.Files.Where(f => f.Id == file.Id && f.State == FileState.Infected && f.Sha256 != null).ExecuteUpdateAsync(s => s.SetProperty(f => f.Sha256, (string?)null), cancellation) == 0)
            return false;
        var made = await data.Derivatives.Where(d => d.FileId == file.Id).Select(d => d.Sha256).ToListAsync(cancellation);
        await DerivationStore.ClearAsync(data, file.Id, cancellation);
        await data.Recognitions.Where(r => r.FileId == file.Id).ExecuteDeleteAsync(cancellation);
        await data.RecognisedPages.Where(p => p.FileId == file.Id).ExecuteDeleteAsync(cancellation);
        await RecordAsync(data, "ingest.delete-infected", file);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await ForgetAsync([file.Sha256!, .. made], file.MovedAt, cancellation);
        return true;
    }

    private async Task ForgetAsync(IEnumerable<string> blobs, DateTimeOffset before, CancellationToken cancellation)
    {
        try
        {
            foreach (var sha256 in blobs.Distinct())
                await orphans.DeleteAsync(sha256, before, cancellation);
        }
        catch (BlobStoreAwayException)
        {
            // The hourly sweep takes away what no row refers to.
        }
    }

    private static Task RecordAsync(IngestDbContext context, string action, StoredFile file)
    {
        context.Record(action, $"file:{file.Id}", detail: null, file.SiteId);
        return Task.CompletedTask;
    }
}
