using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Resources.Data;

namespace OerPortal.Resources;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<ResourcesDbContext>();
        services.AddPermissions([.. ResourcePermissions.All]);
        services.AddScoped<IResources, ResourceCatalogue>();
        services.AddScoped<RelatedResources>();
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
    }
}
