using OerPortal.Cms.Modules;
using OerPortal.Cms.Web;

namespace OerPortal.Bench;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
        => services.AddScoped<IPortalVerb, FillVerb>().AddScoped<IPortalVerb, FillLargeVerb>().AddScoped<IPortalVerb, LedgerVerb>().AddScoped<IPortalVerb, LeaseVerb>()
            .AddScoped<IPortalVerb, IndexVerb>().AddScoped<IPortalVerb, SearchFillVerb>().AddScoped<IPortalVerb, SearchAskVerb>()
            .AddScoped<IPortalVerb, OpenDataFillVerb>().AddScoped<IPortalVerb, OpenDataFollowVerb>().AddScoped<IPortalVerb, UsageVerb>().AddHostedService<OpenDataChanges>();
}
