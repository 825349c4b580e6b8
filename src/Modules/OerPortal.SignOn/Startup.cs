using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.SignOn.Clients;
using OerPortal.SignOn.Data;
using OerPortal.SignOn.Keys;
using OerPortal.SignOn.Provider;

namespace OerPortal.SignOn;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("SignOn").Get<SignOnSettings>() ?? new SignOnSettings();
        settings.Demand();
        services.AddSingleton(settings).AddModuleData<SignOnDbContext>();
        services.AddPermissions(Permissions.Systems);
        services.AddScoped<IPersonalRecords, SignOnRecords>().AddScoped<IMenuSource, SignOnMenu>();
        services.Configure<RazorPagesOptions>(options =>
        {
            LeaveOut(options, "/SignOn/Provider", !settings.Provider.Enabled);
            LeaveOut(options, "/SignOn/Clients", !settings.HasClients);
            LeaveOut(options, "/SignOn/Own", !settings.IsOn);
        });
        if (settings.IsOn)
            AddOpenIddict(services, settings);
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        var provider = routes.ServiceProvider;
        if (provider.GetRequiredService<SignOnSettings>().IsOn && provider.GetRequiredService<PortalAddress>().Origin is null && !provider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            throw new OptionsValidationException("SignOn", typeof(SignOnSettings), ["SignOn needs Portal__Address: other systems know the portal by it."]);
    }

    // Where sign-on is off, OpenIddict takes part in no request. Its assemblies are looked through with this module's types all the same.
    private static void AddOpenIddict(IServiceCollection services, SignOnSettings settings)
    {
        var openIddict = services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<SignOnDbContext>()
            .ReplaceDefaultEntities<Models.RegisteredSystem, Models.Allowance, Models.OtherScope, Models.IssuedToken, Guid>());
        if (settings.Provider.Enabled)
            ProviderServer.Add(services, openIddict);
        if (settings.HasClients)
            ClientSide.Add(services, openIddict);
        services.AddJobHandler<TidyTokens, TidyTokensHandler>().AddRecurringJob(new TidyTokens(), TimeSpan.FromHours(6));
    }

    /// <summary>Pages of what is switched off have no address.</summary>
    private static void LeaveOut(RazorPagesOptions options, string folder, bool isOff)
    {
        if (isOff)
            options.Conventions.AddFolderRouteModelConvention(folder, page => page.Selectors.Clear());
    }
}
