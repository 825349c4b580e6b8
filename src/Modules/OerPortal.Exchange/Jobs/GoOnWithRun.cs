using Npgsql;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Exchange.Bundles;
using OerPortal.Exchange.Data;
using OerPortal.Exchange.Models;
using OerPortal.Exchange.Running;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Jobs;

/// <summary>Goes on with a run that is under way; where none is, there is nothing to do.</summary>
internal sealed record GoOnWithRun(Guid RunId) : IJob
{
    string? IJob.Key => RunId.ToString();
}

internal sealed class GoOnWithRunJob(ExchangeDbContext db, RunTables runs, Importer importer, IFiles files, IArchives archives, IOriginals originals, PortalFolders folders, NpgsqlDataSource data) : IJobHandler<GoOnWithRun>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async Task RunAsync(GoOnWithRun job, IJobProgress progress, CancellationToken cancellation)
    {
        await using var turn = await AdvisoryLock.TryTakeAsync(data, BitConverter.ToInt64(job.RunId.ToByteArray(), 8), cancellation);
        // Stopped and begun again at once: the one before is at its last portion.
        if (turn is null)
            throw new JobPostponedException(Pause, "The run is being worked at.");
        if (await runs.FindAsync(job.RunId, cancellation) is not { IsUnderWay: true } run)
            return;
        var ended = await importer.GoOnAsync(run, token => OpenAsync(run, token), seen => progress.ReportAsync(run.Total > 0 ? (int)(seen * 100L / run.Total) : 0, cancellation), cancellation);
        if (ended is { State: RunState.Done or RunState.Failed, FileId: { } fileId })
            await GiveUpAsync(ended, fileId, cancellation);
    }

    private async Task<IBundle> OpenAsync(Run run, CancellationToken cancellation)
    {
        if (run.FileId is not { } id || await files.FindAsync(id, cancellation) is not { IsReady: true } file)
            throw new Tables.TableTroubleException("gone");
        if (file.Kind is not (FileKind.Office or FileKind.Text) && await archives.OpenAsync(id, cancellation) is { } archive)
            return new ArchiveBundle(archive, archives, folders);
        var content = await originals.OpenAsync(file, cancellation);
        return new LoneTable(file.Name, () => content, archives, folders);
    }

    private async Task GiveUpAsync(Run run, Guid fileId, CancellationToken cancellation)
    {
        await runs.ForgetFileAsync(run, cancellation);
        db.Publish(new FilesGivenUp([fileId]));
        db.Record("exchange.end", $"import:{run.Id}", new { state = run.State.ToString(), run.Added, run.Changed, run.Unchanged, run.Faulty }, run.SiteId);
        await db.SaveChangesAsync(cancellation);
    }
}
