using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Ui;
using OerPortal.Services.Asking;
using OerPortal.Services.Data;
using OerPortal.Services.Jobs;

namespace OerPortal.Services;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<ServicesDbContext>();
        services.AddPermissions(Permissions.Answer);
        services.AddSingleton<AskingLimits>();
        services.AddScoped<RequestDesk>().AddScoped<IDeskWork>(s => s.GetRequiredService<RequestDesk>()).AddScoped<IMenuSource, ServicesMenu>();
        services.AddScoped<IAuditSubjects, RequestSubjects>().AddScoped<IPersonalRecords, RequestRecords>();
        services.AddJobHandler<ForgetOldRequests, ForgetOldRequestsJob>().AddRecurringJob(new ForgetOldRequests(), TimeSpan.FromDays(1));
    }
}
