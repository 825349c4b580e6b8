using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Indexing;
using OerPortal.Search.Jobs;
using OerPortal.Search.Models;

namespace OerPortal.Search.Elasticsearch;

/// <summary>
/// While Elasticsearch is not asked, looks whether it answers again, has it follow what has changed meanwhile, and lets it be asked. What was withdrawn
/// while it was away is thus found nowhere.
/// </summary>
internal sealed class ElasticsearchWatch(
    ElasticsearchEngine engine, Reachability reach, FollowerCursor cursor, IJobs jobs, IServiceScopeFactory scopes, IPageCache pages, ILogger<ElasticsearchWatch> log) : TirelessService(log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly SearchRequest Anything = new(Text: null, SearchRequest.NoFilters, OnlySite: null, SearchOrder.Best, Page: 1, Access.Guest);

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (true)
        {
            if (reach.State != ReachState.There && await AnswersAsync(stopping) && await HasAllAsync(stopping))
            {
                reach.Found();
                // Kept pages say that it is away.
                await pages.ForgetAsync(ResourceIndexing.CacheTag, stopping);
            }

            await Task.Delay(Pause, stopping);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken stopping)
    {
        try
        {
            await engine.FindAsync(Anything, stopping);
            return true;
        }
        catch (IndexUnavailableException)
        {
            // The follower makes what is missing.
            await jobs.EnqueueAsync(new FollowCatalogue(Indexes.Elasticsearch), how: null, stopping);
            return false;
        }
    }

    /// <summary>Whether it has seen everything that there was a moment ago.</summary>
    private async Task<bool> HasAllAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var last = await scope.ServiceProvider.GetRequiredService<IResources>().LastNumberAsync(stopping);
        if (await cursor.IsFilledAsync(Indexes.Elasticsearch, stopping) && await cursor.ReadAsync(Indexes.Elasticsearch, stopping) >= last) return true;
        await jobs.EnqueueAsync(new FollowCatalogue(Indexes.Elasticsearch), how: null, stopping);
        return false;
    }
}
