using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.Exchange.Data;
using OerPortal.Exchange.Giving;
using OerPortal.Exchange.Jobs;
using OerPortal.Exchange.Running;
using OerPortal.Exchange.Tables;
using OerPortal.Ingest;

namespace OerPortal.Exchange;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<ExchangeDbContext>();
        services.AddPermissions(Permissions.Bulk);
        services.AddScoped<ITables, TableReading>();
        services.AddScoped<RunTables>().AddScoped<RunDesk>().AddScoped<RunReport>();
        services.AddScoped<Planner>().AddScoped<FileTaking>().AddScoped<Taking>().AddScoped<Importer>();
        services.AddScoped<TableWords>().AddScoped<Exporter>().AddScoped<FilesOfPerson>().AddScoped<OriginalFiles>();
        services.AddScoped<RunFiles>().AddScoped<IUploadHolder, RunFiles>().AddScoped<IFileKeeper, RunFiles>();
        services.AddEventHandler<FileReceived, RunFiles>().AddEventHandler<FileReady, RunFiles>().AddEventHandler<FileRefused, RunFiles>();
        services.AddJobHandler<GoOnWithRun, GoOnWithRunJob>();
        services.AddJobHandler<ForgetOldRuns, ForgetOldRunsJob>().AddRecurringJob(new ForgetOldRuns(), TimeSpan.FromDays(1));
        services.AddScoped<IPortalVerb, ImportVerb>().AddScoped<IPortalVerb, ExportVerb>();
        services.AddScoped<IMenuSource, ExchangeMenu>().AddScoped<IAuditSubjects, RunSubjects>().AddScoped<IPersonalRecords, RunRecords>();
    }
}
