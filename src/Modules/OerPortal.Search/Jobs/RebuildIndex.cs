using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;

namespace OerPortal.Search.Jobs;

/// <summary>Indexes everything anew, in place: people go on searching meanwhile.</summary>
internal sealed record RebuildIndex : IJob
{
    string? IJob.Key => "all";

    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class RebuildIndexJob(IResources resources, CatalogueFollower follower, ISearchEngine engine, RebuildProgresses progresses, IPageCache pages) : IJobHandler<RebuildIndex>
{
    public Task RunAsync(RebuildIndex job, IJobProgress progress, CancellationToken cancellation) => RunAsync(progress.ReportAsync, cancellation);

    /// <summary>From the catalogue's first record to the one that was its last; after a stop from where it was.</summary>
    /// <returns>How many resources it has indexed.</returns>
    public async Task<int> RunAsync(Func<int, CancellationToken, Task> report, CancellationToken cancellation)
    {
        var at = await progresses.BeginAsync(await resources.LastNumberAsync(cancellation), cancellation);
        while (at.Number < at.Until)
        {
            var records = (await resources.ChangesSinceAsync(at.Number, CatalogueFollower.AtOnce, cancellation)).TakeWhile(record => record.Number <= at.Until).ToArray();
            await follower.ShowAsync(records, cancellation);
            at = at with { Number = records.Length > 0 ? records[^1].Number : at.Until, Documents = at.Documents + records.Count(record => record.Document is not null) };
            await progresses.KeepAsync(at, cancellation);
            await report((int)(at.Number * 100 / at.Until), cancellation);
        }

        await engine.RemoveNotShownSinceAsync(at.BeganAt, cancellation);
        await progresses.EndAsync(cancellation);
        await pages.ForgetAsync(ResourceIndexing.CacheTag, cancellation);
        return at.Documents;
    }
}
