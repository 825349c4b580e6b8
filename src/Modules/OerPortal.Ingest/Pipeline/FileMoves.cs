using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Scanning;

namespace OerPortal.Ingest.Pipeline;

/// <summary>
/// Every change of state: one compare-and-set update, with its audit row, its event and whatever belongs to it in the
/// same transaction. A move that another process has made already changes nothing.
/// </summary>
public sealed class FileMoves(IngestDbContext data, IngestMetrics metrics, TimeProvider time)
{
    /// <param name="file">Brought up to date when the move was made.</param>
    /// <param name="to">The next state.</param>
    /// <param name="set">Further columns.</param>
    /// <param name="along">Rows of the same transaction, added to the context it is given.</param>
    /// <returns>False when the file was no longer where <paramref name="file"/> says.</returns>
    public async Task<bool> MoveAsync(
        StoredFile file,
        FileState to,
        Action<UpdateSettersBuilder<StoredFile>>? set,
        Func<IngestDbContext, Task>? along,
        CancellationToken cancellation)
    {
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow();
        var from = file.State;
        var moved = await data.Files.Where(f => f.Id == file.Id && f.State == from).ExecuteUpdateAsync(
            setters =>
            {
                setters.SetProperty(f => f.State, to).SetProperty(f => f.MovedAt, now);
                set?.Invoke(setters);
            },
            cancellation);
        if (moved == 0)
            return false;
        if (along is not null)
            await along(data);
        data.Record($"ingest.{Kebab.From(to.ToString())}", $"file:{file.Id}", new { from = from.ToString() }, file.SiteId);
        Announce(file, to);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        data.ChangeTracker.Clear();
        file.State = to;
        if (ProcessFileHandler.IsSettled(to))
            metrics.Settled(to);
        return true;
    }

    /// <summary>Ends the file's way with a sentence for its owner.</summary>
    public Task<bool> RefuseAsync(StoredFile file, FileState to, RefusalSentence sentence, Verdict? verdict, CancellationToken cancellation) => MoveAsync(
        file,
        to,
        set =>
        {
            set.SetProperty(f => f.RefusalKey, sentence.Key).SetProperty(f => f.RefusalArguments, sentence.Arguments).SetProperty(f => f.Progress, (short)100);
            // What was refused is not kept; what is infected stays locked away for the operator.
            if (to is FileState.Refused or FileState.TooLargeToScan)
                set.SetProperty(f => f.Sha256, (string?)null);
        },
        context =>
        {
            if (verdict is not null)
                context.Add(verdict);
            return Task.CompletedTask;
        },
        cancellation);

    private void Announce(StoredFile file, FileState to)
    {
        switch (to)
        {
            case FileState.Quarantined:
                data.Publish(new FileReceived(file.Id, file.SiteId, file.OwnerId, file.Holder));
                data.Enqueue(new ProcessFile(file.Id, file.OwnerId), ProcessFile.How);
                break;
            case FileState.Ready or FileState.ReadyWithoutPreview:
                data.Publish(new FileReady(file.Id, file.SiteId, file.OwnerId, file.Holder));
                break;
            case FileState.Infected or FileState.Refused or FileState.TooLargeToScan or FileState.Failed:
                data.Publish(new FileRefused(file.Id, file.SiteId, file.OwnerId, file.Holder));
                break;
        }
    }
}
