using OerPortal.Cms.Modules;
using OerPortal.Cms.Web;
using OerPortal.OpenData.OaiPmh.Lists;

namespace OerPortal.Bench;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IPortalVerb, FillVerb>().AddScoped<IPortalVerb, FillLargeVerb>().AddScoped<IPortalVerb, LedgerVerb>().AddScoped<IPortalVerb, LeaseVerb>()
            .AddScoped<IPortalVerb, IndexVerb>().AddScoped<IPortalVerb, SearchFillVerb>().AddScoped<IPortalVerb, SearchAskVerb>()
            .AddScoped<IPortalVerb, OpenDataFillVerb>().AddScoped<IPortalVerb, OpenDataFollowVerb>().AddScoped<IPortalVerb, UsageVerb>().AddScoped<IPortalVerb, OcrVerb>().AddScoped<IPortalVerb, BlobsVerb>().AddScoped<IPortalVerb, LibraryVerb>().AddHostedService<OpenDataChanges>();
        // To choose how many records a page of OAI-PMH has.
        if (configuration.GetValue<int?>("Bench:OaiPage") is { } size) services.AddSingleton(ListSizes.Usual with { Records = size });
    }
}
