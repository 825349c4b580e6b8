using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Search.Jobs;
using OerPortal.Search.Models;

namespace OerPortal.Search.Handlers;

/// <summary>Has every index follow what is found beside resources.</summary>
internal sealed class FollowThingsHandler(IJobs jobs, Indexes indexes) : IEventHandler<FindableThingsChanged>
{
    public async Task HandleAsync(FindableThingsChanged message, CancellationToken cancellation)
    {
        foreach (var engine in indexes.Names) await jobs.EnqueueAsync(new FollowCatalogue(engine), how: null, cancellation);
    }
}
