using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.OpenData.Jobs;
using OerPortal.Resources;

namespace OerPortal.OpenData.Handlers;

/// <summary>Has the catalogue followed after every change; what is said of other things is followed within a minute.</summary>
internal sealed class FollowHandler(IJobs jobs) : IEventHandler<ResourcePublished>, IEventHandler<ResourceChanged>, IEventHandler<ResourceWithdrawn>
{
    public Task HandleAsync(ResourcePublished message, CancellationToken cancellation) => FollowAsync(cancellation);

    public Task HandleAsync(ResourceChanged message, CancellationToken cancellation) => FollowAsync(cancellation);

    public Task HandleAsync(ResourceWithdrawn message, CancellationToken cancellation) => FollowAsync(cancellation);

    private Task FollowAsync(CancellationToken cancellation) => jobs.EnqueueAsync(new FollowCatalogue(), how: null, cancellation);
}
