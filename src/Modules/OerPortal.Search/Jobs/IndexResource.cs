using OerPortal.Cms.Jobs;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;

namespace OerPortal.Search.Jobs;

/// <summary>Brings an index up to the present state of one resource that could not be indexed with the others.</summary>
/// <param name="HeardAt">When it was changed.</param>
internal sealed record IndexResource(Guid ResourceId, DateTimeOffset HeardAt, string Engine = Indexes.Postgres) : IJob
{
    string? IJob.Key => Engine == Indexes.Postgres ? ResourceId.ToString() : $"{Engine}:{ResourceId}";
}

internal sealed class IndexResourceJob(ResourceIndexing indexing, IndexLag lag) : IJobHandler<IndexResource>
{
    public async Task RunAsync(IndexResource job, IJobProgress progress, CancellationToken cancellation)
    {
        await IndexOutage.PostponeAsync(() => indexing.RefreshAsync(job.Engine, job.ResourceId, cancellation));
        lag.Indexed(job.Engine, job.ResourceId, job.HeardAt);
    }
}
