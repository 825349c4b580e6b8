using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Campaigns.Certificates;
using OerPortal.Campaigns.Data;
using OerPortal.Campaigns.Recipes;
using OerPortal.Cms.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Ui;

namespace OerPortal.Campaigns;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<CampaignsDbContext>();
        services.AddPermissions(Permissions.Hold, Permissions.Join, Permissions.Count);
        services.AddScoped<Challenges>().AddScoped<ClassCounting>().AddScoped<CampaignDesk>().AddSingleton<CountingTurns>();
        services.AddScoped<IRecipeStep, CampaignsStep>().AddScoped<IMenuSource, CampaignsMenu>().AddScoped<IAuditSubjects, ChallengeSubjects>().AddScoped<IAuditSubjects, CommendationSubjects>();
    }

    public override void Map(IEndpointRouteBuilder routes) => routes.MapCertificates();
}
