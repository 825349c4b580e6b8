using OerPortal.Cms.Events;
using OerPortal.Cms.Web;

namespace OerPortal.Resources.Handlers;

/// <summary>Pages that show resources are made anew as soon as one of them changes.</summary>
internal sealed class PageCacheHandler(IPageCache pages)
    : IEventHandler<ResourcePublished>, IEventHandler<ResourceChanged>, IEventHandler<ResourceWithdrawn>
{
    /// <summary>What pages that are made of resources or collections carry.</summary>
    internal const string Tag = "resources";

    public Task HandleAsync(ResourcePublished message, CancellationToken cancellation) => pages.ForgetAsync(Tag, cancellation);

    public Task HandleAsync(ResourceChanged message, CancellationToken cancellation) => pages.ForgetAsync(Tag, cancellation);

    public Task HandleAsync(ResourceWithdrawn message, CancellationToken cancellation) => pages.ForgetAsync(Tag, cancellation);
}
