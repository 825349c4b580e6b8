using Microsoft.Extensions.Logging;
using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Resources;
using OerPortal.Search.Indexing;
using OerPortal.Search.Jobs;
using OerPortal.Search.Models;

namespace OerPortal.Search.Handlers;

/// <summary>
/// Has the catalogue followed after every change: a thick book takes a while, and other handlers should not wait for it. What must be
/// found no more, a withdrawn resource or a file that is not given out any longer, is forgotten at once.
/// </summary>
internal sealed class IndexResourceHandler(IJobs jobs, Indexes indexes, ResourceIndexing indexing, ILogger<IndexResourceHandler> log)
    : IEventHandler<ResourcePublished>, IEventHandler<ResourceChanged>, IEventHandler<ResourceWithdrawn>
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public Task HandleAsync(ResourcePublished message, CancellationToken cancellation) => FollowAsync(cancellation);

    public async Task HandleAsync(ResourceChanged message, CancellationToken cancellation)
    {
        foreach (var engine in indexes.Names) await AtOnceAsync(engine, limited => indexing.ForgetFilesAsync(engine, message.ResourceId, limited), cancellation);
        await FollowAsync(cancellation);
    }

    public async Task HandleAsync(ResourceWithdrawn message, CancellationToken cancellation)
    {
        foreach (var engine in indexes.Names) await AtOnceAsync(engine, limited => indexing.RefreshAsync(engine, message.ResourceId, limited), cancellation);
        await FollowAsync(cancellation);
    }

    // An index that is away is not asked either before it has followed; others are not kept waiting for it.
    private async Task AtOnceAsync(string engine, Func<CancellationToken, Task> forget, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (engine != Indexes.Postgres) limit.CancelAfter(Longest);
        try
        {
            await forget(limit.Token);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is IndexUnavailableException or OperationCanceledException)
        {
            log.LogInformation("{Engine} is away ({Reason}); it forgets when it follows again", engine, e.Message);
        }
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        foreach (var engine in indexes.Names) await jobs.EnqueueAsync(new FollowCatalogue(engine), how: null, cancellation);
    }
}
