using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Describing;
using OerPortal.Harvest.Fetching;
using OerPortal.Harvest.Jobs;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Running;
using OerPortal.Resources;
using OerPortal.Search;

namespace OerPortal.Harvest;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<HarvestDbContext>();
        services.AddPermissions(Permissions.Sources);
        services.AddSingleton(configuration.GetSection("Harvest").Get<HarvestSettings>() ?? new HarvestSettings());
        services.AddSingleton<Fetcher>();
        services.AddSingleton<SchoolWords>().AddSingleton<Describer>();
        services.AddSingleton<RunTables>().AddSingleton<Visits>().AddScoped<OwnWorks>().AddScoped<IFindableThings, HarvestedThings>().AddScoped<SourceDesk>();
        services.AddSingleton<OaiWay>().AddSingleton<OpdsWay>().AddSingleton<Trial>().AddScoped<Harvester>();
        services.AddJobHandler<HarvestSource, HarvestSourceJob>();
        services.AddJobHandler<LookForDue, LookForDueJob>().AddRecurringJob(new LookForDue(), TimeSpan.FromMinutes(5));
        services.AddJobHandler<FollowOwnWorks, FollowOwnWorksJob>();
        services.AddEventHandler<ResourcePublished, OwnWorksChanged>().AddEventHandler<ResourceChanged, OwnWorksChanged>().AddEventHandler<ResourceWithdrawn, OwnWorksChanged>();
        services.AddScoped<IPortalVerb, HarvestVerb>().AddScoped<IMenuSource, HarvestMenu>().AddScoped<IAuditSubjects, SourceSubjects>();
    }
}
