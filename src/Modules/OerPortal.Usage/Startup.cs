using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.Usage.Counting;
using OerPortal.Usage.Data;
using OerPortal.Usage.Jobs;

namespace OerPortal.Usage;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPermissions(Permissions.Site);
        services.AddSingleton<Robots>(_ => new Robots()).AddSingleton<Visitors>().AddSingleton<PendingUses>().AddSingleton<IUseObserver, UseCounter>();
        services.AddScoped<IMenuSource, UsageMenu>().AddScoped<UseReport>().AddScoped<UseRights>().AddScoped<IUsage, Data.Usage>();
        services.AddScoped<Tally>().AddScoped<Telling>().AddJobHandler<TallyUses, TallyUsesJob>().AddRecurringJob(new TallyUses(), TimeSpan.FromHours(3));
        services.AddSingleton<UseRows>().AddSingleton<UseWriter>().AddHostedService(s => s.GetRequiredService<UseWriter>());
        services.AddSingleton(new StaysWithSchool("usage.day", "it tells what happened there"));
        services.AddSingleton(new StaysWithSchool("usage.total", "it tells what happened there"));
        services.AddSingleton(new StaysWithSchool("usage.fresh", "it tells what happened there"));
        services.AddSingleton(new StaysWithSchool("usage.pending", "it tells what happened there"));
        services.AddSingleton(new StaysWithSchool("usage.told", "it tells what happened there"));
    }
}
