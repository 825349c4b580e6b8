using Microsoft.Extensions.DependencyInjection;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>The parts that the engine is made of; it needs a data source, the time and a log.</summary>
internal static class PostgresServices
{
    public static IServiceCollection AddPostgresEngine(this IServiceCollection services, SearchSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton<Combinations>().AddSingleton<FacetCounter>().AddSingleton<SuggestionFinder>()
        .AddSingleton<PassageFinder>().AddSingleton<IndexWriter>().AddSingleton<SearchTurns>()
        .AddSingleton<PostgresEngine>();
}
