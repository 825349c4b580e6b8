using OerPortal.Cms.Jobs;
using OerPortal.Search.Indexing;

namespace OerPortal.Search.Jobs;

/// <summary>Brings the index up to the present state of one resource that could not be indexed with the others.</summary>
/// <param name="HeardAt">When it was changed.</param>
internal sealed record IndexResource(Guid ResourceId, DateTimeOffset HeardAt) : IJob
{
    string? IJob.Key => ResourceId.ToString();
}

internal sealed class IndexResourceJob(ResourceIndexing indexing, IndexLag lag) : IJobHandler<IndexResource>
{
    public async Task RunAsync(IndexResource job, IJobProgress progress, CancellationToken cancellation)
    {
        await indexing.RefreshAsync(job.ResourceId, cancellation);
        lag.Indexed(job.ResourceId, job.HeardAt);
    }
}
