using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.Ingest;
using OerPortal.Sites.Data;
using OerPortal.Sites.Feeds;
using OerPortal.Sites.Jobs;
using OerPortal.Sites.Log;
using OerPortal.Sites.Recipes;
using OerPortal.Sites.Schools;
using OerPortal.Sites.Upkeep;

namespace OerPortal.Sites;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<SitesDbContext>();
        services.AddPermissions(
            Permissions.Profile, Permissions.News, Permissions.Features, Permissions.Audit, Permissions.Storage, Permissions.Schools, Permissions.System);
        services.AddWarmAddresses("/");
        services.AddScoped<SiteParts>().AddScoped<PageSetter>().AddScoped<WritingDesk>().AddScoped<FrontDesk>().AddScoped<MenuBoard>().AddScoped<ISiteDress, SiteDress>();
        services.AddScoped<MediaShelf>().AddScoped<IFileAccess, MediaShelf>().AddScoped<IFileKeeper, MediaShelf>();
        services.AddJobHandler<ShowDueWritings, ShowDueWritingsJob>().AddRecurringJob(new ShowDueWritings(), ShowDueWritings.Every);
        services.AddScoped<INews, NewsRecords>().AddScoped<ISiteProfiles, ProfileRecords>();
        services.AddScoped<OwnSchools>().AddScoped<IMenuSource, SitesMenu>().AddScoped<ISitemapSource, PageSitemap>().AddScoped<ISitemapSource, NewsSitemap>();
        services.AddScoped<IAuditSubjects, NewsSubjects>().AddScoped<IAuditSubjects, SiteSubjects>();
        services.AddScoped<LogWords>().AddSingleton<LogRetention>().AddJobHandler<ForgetOldLog, ForgetOldLogJob>().AddRecurringJob(new ForgetOldLog(), TimeSpan.FromDays(1));
        services.AddScoped<BackupTimes>().AddScoped<IPortalVerb, BackupDoneVerb>().AddScoped<IPortalVerb, BackupTestedVerb>();
        services.AddScoped<ISystemLine, ProgramLine>().AddScoped<ISystemLine, BackupLine>().AddScoped<ISystemLine, DiskLine>().AddScoped<ISystemLine, QueueLine>().AddScoped<ISystemLine, ErrorLine>();
        services.AddScoped<SchoolOpening>().AddScoped<SchoolClosing>().AddScoped<IPortalVerb, OpenSchoolsVerb>();
        services.AddSingleton(new StaysWithSchool("sites.profile", "the other school says its own words about itself"));
        services.AddSingleton(new StaysWithSchool("sites.front", "the other school has its own front page"));
        services.AddSingleton(new StaysWithSchool("sites.menu", "the other school has its own menu"));
        services.AddScoped<IRecipeStep, SitesStep>().AddScoped<IRecipeStep, RecommendStep>().AddScoped<IRecipeStep, SchoolSitesStep>();
    }

    public override void Map(IEndpointRouteBuilder routes) => routes.MapNewsFeed();
}
