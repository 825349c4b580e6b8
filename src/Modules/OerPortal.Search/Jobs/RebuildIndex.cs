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

internal sealed class RebuildIndexJob(IResources resources, ResourceIndexing indexing, ISearchEngine engine, IPageCache pages) : IJobHandler<RebuildIndex>
{
    public Task RunAsync(RebuildIndex job, IJobProgress progress, CancellationToken cancellation) => RunAsync(progress.ReportAsync, cancellation);

    /// <returns>How many resources are in the index now.</returns>
    public async Task<int> RunAsync(Func<int, CancellationToken, Task> report, CancellationToken cancellation)
    {
        var published = new List<Guid>();
        await foreach (var id in resources.PublishedIdsAsync(cancellation)) published.Add(id);
        foreach (var gone in (await engine.IndexedAsync(cancellation)).Except(published))
            await indexing.RefreshQuietlyAsync(gone, cancellation);
        for (var done = 0; done < published.Count; done++)
        {
            await indexing.RefreshQuietlyAsync(published[done], cancellation);
            if (done % 50 == 0) await report(done * 100 / published.Count, cancellation);
        }

        await pages.ForgetAsync(ResourceIndexing.CacheTag, cancellation);
        return published.Count;
    }
}
