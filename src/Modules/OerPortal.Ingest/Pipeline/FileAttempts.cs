using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Pipeline;

/// <summary>
/// How often a file is tried. A run that fails costs an attempt. One that is cut off from outside, by a power failure or whoever kills
/// the portal, its database or a worker, says nothing about the file; such are many before the file is given up, and yet bounded, lest one
/// that ends the portal in a way nobody knows does so for ever.
/// </summary>
public sealed class FileAttempts(IngestDbContext data, FileMoves moves, TimeProvider time, ILogger<FileAttempts> log)
{
    internal const int Most = 5;

    /// <summary>What a worker could not do within its limits twice, it will not do the third time.</summary>
    internal const int MostAtLimits = 2;

    internal const int MostInterruptions = 30;

    private const int LongestTrouble = 2000;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Runs it, counted as interrupted until its end is seen, or ends the file when it has had its share.</summary>
    /// <exception cref="JobPostponedException">What ended the run was not the file.</exception>
    /// <exception cref="BlobStoreAwayException">Its bytes cannot be had just now.</exception>
    internal async Task RunAsync(StoredFile file, Func<Task> run, CancellationToken cancellation)
    {
        if (file.Attempts >= Most || file.Interruptions >= MostInterruptions)
        {
            log.LogError(
                "File {File} is given up after {Attempts} attempts and {Interruptions} interruptions; it stands in state {State}.", file.Id, file.Attempts, file.Interruptions, file.State);
            await moves.RefuseAsync(file, FileState.Failed, RefusalSentence.Failed, verdict: null, cancellation);
            return;
        }
        await CountAsync(file, attempts: 0, interruptions: 1, cancellation);
        try
        {
            await run();
        }
        catch (WorkerDiedException killed) when (killed.Death == WorkerDeath.Killed)
        {
            throw new JobPostponedException(Moment, killed.Message);
        }
        catch (Exception e) when (e is JobPostponedException or BlobStoreAwayException || cancellation.IsCancellationRequested)
        {
            await CountAsync(file, attempts: 0, interruptions: -1, CancellationToken.None);
            throw;
        }
        catch (Exception e) when (!DatabaseOutage.Is(e))
        {
            await CountAsync(file, attempts: 1, interruptions: -1, cancellation);
            await NoteAsync(file, e, cancellation);
            if (e is not WorkerDiedException died || file.Attempts + 1 < (died.IsLimit ? MostAtLimits : Most))
                throw;
            log.LogWarning("File {File} has ended its worker {Times} times and is refused. {Why}", file.Id, file.Attempts + 1, died.Message);
            await moves.RefuseAsync(file, FileState.Refused, RefusalSentence.Of(Refusal.TooMuchWork), verdict: null, cancellation);
        }
    }

    // Apart from whatever the run has left in the context.
    private async Task NoteAsync(StoredFile file, Exception e, CancellationToken cancellation)
    {
        var trouble = $"{e.GetType().Name}: {e.Message}".Replace('\0', ' ');
        await data.Database.ExecuteSqlAsync(
            $"insert into ingest.fault (id, file_id, at, state, trouble) select {Guid.CreateVersion7()}, id, {time.GetUtcNow()}, {(short)file.State}, {trouble[..Math.Min(trouble.Length, LongestTrouble)]} from ingest.file where id = {file.Id}",
            cancellation);
    }

    private async Task CountAsync(StoredFile file, int attempts, int interruptions, CancellationToken cancellation)
        => await data.Files.Where(f => f.Id == file.Id).ExecuteUpdateAsync(
            s => s.SetProperty(f => f.Attempts, f => f.Attempts + attempts).SetProperty(f => f.Interruptions, f => f.Interruptions + interruptions), cancellation);
}
