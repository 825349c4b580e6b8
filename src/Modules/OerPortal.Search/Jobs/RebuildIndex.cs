using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;

namespace OerPortal.Search.Jobs;

/// <summary>Indexes everything anew: people go on searching meanwhile.</summary>
internal sealed record RebuildIndex(string Engine = Indexes.Postgres) : IJob
{
    string? IJob.Key => Engine;

    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class RebuildIndexJob(IResources resources, CatalogueFollower follower, ThingFollower things, FollowerCursor cursor, Indexes indexes, RebuildProgresses progresses, IPageCache pages) : IJobHandler<RebuildIndex>
{
    public Task RunAsync(RebuildIndex job, IJobProgress progress, CancellationToken cancellation)
        => IndexOutage.PostponeAsync(() => RunAsync(job.Engine, progress.ReportAsync, cancellation));

    /// <summary>From the catalogue's first record to the one that was its last; after a stop from where it was.</summary>
    /// <returns>How many resources it has indexed.</returns>
    public async Task<int> RunAsync(string engine, Func<int, CancellationToken, Task> report, CancellationToken cancellation)
    {
        if (indexes.Find(engine) is not { } index) return 0;
        var at = await progresses.BeginAsync(engine, await resources.LastNumberAsync(cancellation), cancellation);
        var made = await index.BeginRebuildAsync(at.BeganAt, cancellation);
        // From here on the follower writes there too: what it has written before is behind the last record of now.
        if (at.Number == 0) at = at with { Until = await resources.LastNumberAsync(cancellation) };
        while (at.Number < at.Until)
        {
            var records = (await resources.ChangesSinceAsync(at.Number, CatalogueFollower.AtOnce, cancellation)).TakeWhile(record => record.Number <= at.Until).ToArray();
            await follower.ShowAsync(engine, made, records, cancellation);
            at = at with { Number = records.Length > 0 ? records[^1].Number : at.Until, Documents = at.Documents + records.Count(record => record.Document is not null) };
            await progresses.KeepAsync(engine, at, cancellation);
            await report((int)(at.Number * 100 / at.Until), cancellation);
        }

        await things.RebuildAsync(made, cancellation);
        await index.EndRebuildAsync(at.BeganAt, cancellation);
        await cursor.KeepAsync(engine, at.Until, cancellation);
        await cursor.FilledAsync(engine, cancellation);
        await progresses.EndAsync(engine, cancellation);
        await pages.ForgetAsync(ResourceIndexing.CacheTag, cancellation);
        return at.Documents;
    }
}
