using OerPortal.Cms.Jobs;
using OerPortal.Search.Indexing;

namespace OerPortal.Search.Jobs;

/// <summary>Brings the index up to the present state of one resource.</summary>
internal sealed record IndexResource(Guid ResourceId) : IJob;

internal sealed class IndexResourceJob(ResourceIndexing indexing) : IJobHandler<IndexResource>
{
    public Task RunAsync(IndexResource job, IJobProgress progress, CancellationToken cancellation) => indexing.RefreshAsync(job.ResourceId, cancellation);
}
