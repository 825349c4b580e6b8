using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Answering;
using OerPortal.Search.Endpoints;
using OerPortal.Search.Handlers;
using OerPortal.Search.Indexing;
using OerPortal.Search.Jobs;
using OerPortal.Search.Models;
using OerPortal.Search.Saving;
using OerPortal.Search.Suggesting;
using OerPortal.Search.Words;
using OerPortal.Theme;

namespace OerPortal.Search;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSearchEngines(configuration.GetSection("Search").Get<SearchSettings>() ?? new SearchSettings());
        services.AddWarmAddresses(SearchAddress.Of("a"));
        services.AddSingleton<ReaderCounts>().AddSingleton<IndexLag>().AddSingleton<RebuildProgresses>().AddSingleton<FollowerCursor>();
        services.AddSingleton<SchoolNames>().AddSingleton<CollectionTitles>().AddScoped<Suggester>();
        services.AddScoped<ResourceIndexing>().AddScoped<CatalogueFollower>().AddScoped<ThingFollower>().AddHostedService<AnalysisUpkeep>();
        services.AddEventHandler<ResourcePublished, IndexResourceHandler>();
        services.AddEventHandler<ResourceChanged, IndexResourceHandler>();
        services.AddEventHandler<ResourceWithdrawn, IndexResourceHandler>();
        services.AddEventHandler<FindableThingsChanged, FollowThingsHandler>();
        services.AddJobHandler<FollowCatalogue, FollowCatalogueJob>();
        services.AddJobHandler<IndexResource, IndexResourceJob>().AddJobHandler<RebuildIndex, RebuildIndexJob>();
        services.AddJobHandler<FollowUse, FollowUseJob>().AddRecurringJob(new FollowUse(), TimeSpan.FromHours(3));
        services.AddSingleton<SavedSearches>().AddScoped<NewMatches>().AddScoped<IPersonalRecords, SavedRecords>();
        services.AddJobHandler<LookForNew, LookForNewJob>().AddRecurringJob(new LookForNew(), TimeSpan.FromHours(1));
        services.AddPermissions(Permissions.Words);
        services.AddSingleton<AddedSpellings>().AddHostedService<SpellingsUpkeep>();
        services.AddScoped<IResourceSearch, PublicSearch>();
        services.AddScoped<IPortalVerb, RebuildVerb>().AddScoped<IMenuSource, SearchMenu>();
        services.AddSingleton(new StaysWithSchool("search.document", "it follows the record of changes"));
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapSearch();
        routes.MapFeed();
    }
}
