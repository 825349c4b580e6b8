using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Resources;
using OerPortal.Search.Indexing;
using OerPortal.Search.Jobs;

namespace OerPortal.Search.Handlers;

/// <summary>
/// Queues indexing after every change: a thick book takes a while, and other handlers should not wait for it. A withdrawal is done at once.
/// </summary>
internal sealed class IndexResourceHandler(IJobs jobs, ResourceIndexing indexing, TimeProvider time)
    : IEventHandler<ResourcePublished>, IEventHandler<ResourceChanged>, IEventHandler<ResourceWithdrawn>
{
    public Task HandleAsync(ResourcePublished message, CancellationToken cancellation) => QueueAsync(message.ResourceId, cancellation);

    public Task HandleAsync(ResourceChanged message, CancellationToken cancellation) => QueueAsync(message.ResourceId, cancellation);

    public Task HandleAsync(ResourceWithdrawn message, CancellationToken cancellation) => indexing.RefreshAsync(message.ResourceId, cancellation);

    private Task QueueAsync(Guid resourceId, CancellationToken cancellation) => jobs.EnqueueAsync(new IndexResource(resourceId, time.GetUtcNow()), null, cancellation);
}
