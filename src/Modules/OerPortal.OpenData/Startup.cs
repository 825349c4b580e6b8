using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Events;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.OpenData.Api;
using OerPortal.OpenData.Api.Description;
using OerPortal.OpenData.Crawling;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Dcat;
using OerPortal.OpenData.Dumps;
using OerPortal.OpenData.Dumps.Formats;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Handlers;
using OerPortal.OpenData.Jobs;
using OerPortal.OpenData.OaiPmh;
using OerPortal.OpenData.Opds;
using OerPortal.OpenData.Opds.Atom;
using OerPortal.OpenData.Opds.Feeds;
using OerPortal.OpenData.Opds.Json;
using OerPortal.OpenData.Views;
using OerPortal.Resources;

namespace OerPortal.OpenData;

public sealed class Startup : ModuleStartup
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddWarmAddresses(
            "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/oai?verb=ListRecords&metadataPrefix=marc21", "/oai?verb=ListRecords&metadataPrefix=lom", "/opds/v2", "/opds", "/api/v1/resources");
        services.AddSingleton<SetIds>().AddSingleton<Cursors>().AddSingleton<KnownSites>().AddSingleton<RecordWriter>().AddSingleton<OpenRecords>();
        services.AddScoped<RecordForms>().AddScoped<CatalogueFollower>();
        services.AddEventHandler<ResourcePublished, FollowHandler>();
        services.AddEventHandler<ResourceChanged, FollowHandler>();
        services.AddEventHandler<ResourceWithdrawn, FollowHandler>();
        services.AddJobHandler<FollowCatalogue, FollowCatalogueJob>().AddRecurringJob(new FollowCatalogue(), Often);
        services.AddScoped<IPortalVerb, RebuildVerb>().AddScoped<ISitemapSource, ResourceSitemap>();
        services.AddSingleton<OpenCollections>().AddSingleton<ResourceViews>().AddSingleton<OpenSchools>().AddSingleton<Vocabularies>();
        services.AddSingleton<RequestCounts>().AddScoped<ApiScope>().AddScoped<ResourceListing>().AddApiDocument();
        services.AddSingleton<PublicOrigin>().AddSingleton<DumpFolder>().AddScoped<UsageTable>().AddSingleton<DumpPortions>().AddScoped<SchoolFiles>().AddScoped<DumpMaker>().AddScoped<IPortalVerb, DumpVerb>();
        services.AddSingleton<IDumpFormat, NdjsonFormat>().AddSingleton<IDumpFormat, CsvFormat>().AddSingleton<IDumpFormat, JsonLdFormat>().AddScoped<IDumpFormat, MarcXmlFormat>();
        services.AddScoped<Catalogue>().AddScoped<IMenuSource, OpenDataMenu>();
        services.AddOaiPmh(configuration);
        services.AddJobHandler<MakeDump, MakeDumpJob>().AddRecurringJob(new MakeDump(), TimeSpan.FromHours(1));
        AddOpds(services);
        services.AddSingleton(new StaysWithSchool("open_data.record", "it follows the record of changes"));
        services.AddSingleton(new StaysWithSchool("open_data.collection", "it follows the record of changes"));
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApi();
        routes.MapDumps();
        routes.MapDcat();
        routes.MapCrawlers();
        routes.MapOaiPmh();
        routes.MapOpds();
    }

    private static void AddOpds(IServiceCollection services)
    {
        services.AddScoped<CatalogReading>().AddScoped<CatalogWords>().AddScoped<CatalogSearch>().AddScoped<FeedFacets>();
        services.AddScoped<PublicationFeeds>().AddScoped<NavigationFeeds>().AddScoped<PopularFeed>().AddScoped<RootFeed>();
        services.AddScoped<JsonFeed>().AddScoped<JsonPublication>().AddScoped<CatalogFeed>().AddScoped<CatalogEntry>().AddScoped<SearchDescription>().AddScoped<OpdsRequest>();
    }
}
