using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Recognition;

/// <summary>
/// Reads scanned pages and pictures, the newest file first, some pages at a time; queues itself as long as there are more. Files from before
/// it was there follow in the same way.
/// </summary>
public sealed record RecogniseText : IJob
{
    string? IJob.Key => "next";

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <inheritdoc cref="RecogniseText" />
public sealed class RecogniseTextHandler(
    IngestDbContext data, Recognitions recognitions, RecognitionSettings settings, FileLocks locks, FileWorkers workers, IBlobStore blobs, PortalFolders folders, ILogger<RecogniseTextHandler> log)
    : IJobHandler<RecogniseText>
{
    private const int PagesAtOnce = 20;

    // More than workers that can have one in hand.
    private const int Looked = 8;
    private static readonly TimeSpan Portion = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    /// <summary>One portion of one file. Every page is written down at once: where a run ends, the next goes on.</summary>
    public async Task RunAsync(RecogniseText job, IJobProgress progress, CancellationToken cancellation)
    {
        if (!settings.CanRead)
            return;
        foreach (var fileId in await recognitions.NewestAsync(Looked, cancellation))
        {
            if (!await ReadAsync(fileId, progress, cancellation))
                continue;
            data.Enqueue(job);
            await data.SaveChangesAsync(cancellation);
            return;
        }
    }

    /// <returns>False when somebody else works on the file, or has done so.</returns>
    internal async Task<bool> ReadAsync(Guid fileId, IJobProgress progress, CancellationToken cancellation)
    {
        await using var held = await locks.TryTakeAsync(fileId, cancellation);
        if (held is null || await recognitions.FindAsync(fileId, cancellation) is not { } file)
            return false;
        var left = await recognitions.BeginAsync(file, cancellation);
        try
        {
            await ReadAsync(file, left, progress, cancellation);
            await recognitions.EndAsync(file, CancellationToken.None);
            return true;
        }
        catch (Exception e) when (e is NoWorkerException or BlobStoreAwayException or WorkerDiedException { Death: WorkerDeath.Killed } || cancellation.IsCancellationRequested)
        {
            await recognitions.EndAsync(file, CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw new JobPostponedException(Moment, e.Message);
        }
    }

    private async Task ReadAsync(FileToRead file, List<UnreadPage> left, IJobProgress progress, CancellationToken cancellation)
    {
        if (left.Count == 0 && !await recognitions.HasWordsAsync(file, cancellation))
        {
            await recognitions.FinishAsync(file, opening: null, cancellation);
            return;
        }
        using var local = await blobs.BorrowLocalAsync(file.Source, cancellation);
        await using var opening = new FileOpening(workers, folders.Temp, local.Path, file.Name);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < left.Count; i++)
        {
            if (i == PagesAtOnce || Stopwatch.GetElapsedTime(began) > Portion || !await ReadAsync(file, left[i], opening, cancellation))
                return;
            await progress.ReportAsync((i + 1) * 100 / left.Count, cancellation);
        }
        await recognitions.FinishAsync(file, opening, cancellation);
    }

    // False when the worker is gone: the next portion begins with a new one.
    private async Task<bool> ReadAsync(FileToRead file, UnreadPage page, FileOpening opening, CancellationToken cancellation)
    {
        try
        {
            await recognitions.WriteAsync(file, page, await opening.ReadPageAsync(file.IsPicture ? null : page.Page, cancellation), cancellation);
            return true;
        }
        catch (WorkerDiedException died) when (died.Death != WorkerDeath.Killed)
        {
            // What it could not do here it could not do again: the page stays a picture.
            log.LogWarning("Page {Page} of file {File} cannot be read by machine. {Why}", page.Page, file.Id, died.Message);
            await recognitions.WriteAsync(file, page, ReadPage.Nothing, cancellation);
            return false;
        }
    }
}
