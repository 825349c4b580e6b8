using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Resources;
using OerPortal.Search.Indexing;
using OerPortal.Search.Jobs;

namespace OerPortal.Search.Handlers;

/// <summary>
/// Has the catalogue followed after every change: a thick book takes a while, and other handlers should not wait for it. What must be
/// found no more, a withdrawn resource or a file that is not given out any longer, is forgotten at once.
/// </summary>
internal sealed class IndexResourceHandler(IJobs jobs, ResourceIndexing indexing)
    : IEventHandler<ResourcePublished>, IEventHandler<ResourceChanged>, IEventHandler<ResourceWithdrawn>
{
    public Task HandleAsync(ResourcePublished message, CancellationToken cancellation) => FollowAsync(cancellation);

    public async Task HandleAsync(ResourceChanged message, CancellationToken cancellation)
    {
        await indexing.ForgetFilesAsync(message.ResourceId, cancellation);
        await FollowAsync(cancellation);
    }

    public Task HandleAsync(ResourceWithdrawn message, CancellationToken cancellation) => indexing.RefreshAsync(message.ResourceId, cancellation);

    private Task FollowAsync(CancellationToken cancellation) => jobs.EnqueueAsync(new FollowCatalogue(), how: null, cancellation);
}
