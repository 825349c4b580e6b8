using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Recipes;
using OerPortal.Demo.Recipes;

namespace OerPortal.Demo;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<BookArrival>().AddScoped<IRecipeStep, LibraryStep>().AddSingleton<IRecipeFiles, DemoFiles>();
}
