using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Events;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Web;
using OerPortal.OpenData.Crawling;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Handlers;
using OerPortal.OpenData.Jobs;
using OerPortal.Resources;

namespace OerPortal.OpenData;

public sealed class Startup : ModuleStartup
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SetIds>().AddSingleton<Cursors>().AddSingleton<KnownSites>().AddSingleton<RecordWriter>().AddSingleton<OpenRecords>();
        services.AddScoped<RecordForms>().AddScoped<CatalogueFollower>();
        services.AddEventHandler<ResourcePublished, FollowHandler>();
        services.AddEventHandler<ResourceChanged, FollowHandler>();
        services.AddEventHandler<ResourceWithdrawn, FollowHandler>();
        services.AddJobHandler<FollowCatalogue, FollowCatalogueJob>().AddRecurringJob(new FollowCatalogue(), Often);
        services.AddScoped<IPortalVerb, RebuildVerb>().AddScoped<ISitemapSource, ResourceSitemap>();
    }

    public override void Map(IEndpointRouteBuilder routes) => routes.MapCrawlers();
}
