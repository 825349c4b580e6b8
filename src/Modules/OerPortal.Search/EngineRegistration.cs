using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Search.Elasticsearch;
using OerPortal.Search.Jobs;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;

namespace OerPortal.Search;

/// <summary>PostgreSQL always; Elasticsearch where it has an address.</summary>
internal static class EngineRegistration
{
    // What is not heard of is followed all the same, if later.
    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(10);

    public static void AddSearchEngines(this IServiceCollection services, SearchSettings settings)
    {
        services.AddPostgresEngine(settings);
        services.AddRecurringJob(new FollowCatalogue(), Unasked);
        if (settings.Engine is not (Indexes.Postgres or Indexes.Elasticsearch)) throw new InvalidOperationException($"Search:Engine is \"{settings.Engine}\"; there are postgres and elasticsearch.");
        if (settings.AnswerSeconds <= 0 || settings.Elasticsearch.AnswerSeconds <= 0) throw new InvalidOperationException("Search:AnswerSeconds and Search:Elasticsearch:AnswerSeconds must be more than 0.");
        if (settings.Elasticsearch.IsConfigured)
        {
            AddElasticsearch(services, settings);
            return;
        }

        if (settings.Engine == Indexes.Elasticsearch) throw new InvalidOperationException("Search:Engine is \"elasticsearch\", but Search:Elasticsearch:Address is empty.");
        services.AddSingleton<ISearchEngine>(all => all.GetRequiredService<PostgresEngine>());
        services.AddSingleton(all => new Indexes(new Dictionary<string, ISearchIndex> { [Indexes.Postgres] = all.GetRequiredService<PostgresEngine>() }));
    }

    private static void AddElasticsearch(IServiceCollection services, SearchSettings settings)
    {
        services.AddSingleton(_ => new Cluster(settings.Elasticsearch));
        services.AddSingleton(all => new ElasticsearchEngine(
            all.GetRequiredService<Cluster>(), new Names(settings.Elasticsearch.Prefix), all.GetRequiredService<Combinations>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new Indexes(new Dictionary<string, ISearchIndex>
        {
            [Indexes.Postgres] = all.GetRequiredService<PostgresEngine>(),
            [Indexes.Elasticsearch] = all.GetRequiredService<ElasticsearchEngine>(),
        }));
        if (settings.Engine == Indexes.Postgres)
        {
            services.AddSingleton<ISearchEngine>(all => all.GetRequiredService<PostgresEngine>());
            return;
        }

        services.AddSingleton<Reachability>().AddHostedService<ElasticsearchWatch>().AddReadyCheck<ElasticsearchCheck>("search");
        services.AddSingleton<ISearchEngine>(all => new FallbackEngine(
            all.GetRequiredService<ElasticsearchEngine>(), all.GetRequiredService<PostgresEngine>(), all.GetRequiredService<Cluster>().Soon, all.GetRequiredService<Reachability>(), all.GetRequiredService<ILogger<FallbackEngine>>()));
    }
}
