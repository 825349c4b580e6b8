using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;
using OerPortal.Usage;

namespace OerPortal.Search.Jobs;

/// <summary>Brings what indexes know of readers up to the last tally, so that no search counts anything.</summary>
/// <param name="Engine">One that has to be told; null for the counts themselves.</param>
internal sealed record FollowUse(string? Engine = null) : IJob
{
    string? IJob.Key => Engine ?? "all";

    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class FollowUseJob(IUsage usage, ReaderCounts counts, IResources resources, ResourceIndexing indexing, Indexes indexes, IJobs jobs, IPageCache pages) : IJobHandler<FollowUse>
{
    private const int AtOnce = 100;

    public async Task RunAsync(FollowUse job, IJobProgress progress, CancellationToken cancellation)
    {
        if (job.Engine is { } engine)
        {
            await IndexOutage.PostponeAsync(() => TellAsync(engine, cancellation));
            return;
        }

        if (await counts.TakeAsync(usage.AllReadAsync(cancellation), cancellation) > 0) await pages.ForgetAsync(ResourceIndexing.CacheTag, cancellation);
        foreach (var other in indexes.Names.Where(name => name != Indexes.Postgres)) await jobs.EnqueueAsync(new FollowUse(other), how: null, cancellation);
    }

    // A document there is replaced whole; a stop on the way leaves the rest for the next time.
    private async Task TellAsync(string engine, CancellationToken cancellation)
    {
        if (indexes.Find(engine) is not { } index) return;
        while (await counts.UntoldAsync(engine, AtOnce, cancellation) is { Count: > 0 } untold)
        {
            var records = new List<PublicRecord<ResourceDocument>>();
            foreach (var id in untold)
                if (await resources.RecordAsync(id, cancellation) is { Document: not null } record) records.Add(record);
            await indexing.ShowAsync(index, records, cancellation);
            await counts.ToldAsync(engine, untold, cancellation);
        }

        await pages.ForgetAsync(ResourceIndexing.CacheTag, cancellation);
    }
}
