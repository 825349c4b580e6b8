using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Data;
using OerPortal.Reports.Freezing;
using OerPortal.Reports.Jobs;
using OerPortal.Reports.Overview;
using OerPortal.Reports.Recipes;
using OerPortal.Reports.Statistics;
using OerPortal.Reports.Targets;

namespace OerPortal.Reports;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<ReportsDbContext>();
        services.AddPermissions(Permissions.Assess, Permissions.Read, Permissions.Oversee);
        services.AddScoped<CriteriaBook>().AddScoped<SchoolFigures>().AddScoped<Assessor>().AddScoped<YearBook>();
        services.AddScoped<PaperWriter>().AddScoped<ReportDesk>();
        services.AddScoped<SchoolReports>().AddScoped<TargetBoard>().AddScoped<LibraryYears>();
        services.AddJobHandler<RemindOfReports, RemindOfReportsJob>().AddRecurringJob(new RemindOfReports(), TimeSpan.FromDays(1));
        services.AddScoped<IRecipeStep, LibraryReportsStep>();
        services.AddScoped<IMenuSource, ReportsMenu>().AddScoped<IPersonalRecords, ReportRecords>().AddScoped<IAuditSubjects, ReportSubjects>().AddScoped<IAuditSubjects, CriterionSubjects>();
        foreach (var table in new[] { "typed_figure", "ruling", "evidence", "report" })
            services.AddSingleton(new StaysWithSchool($"reports.{table}", "It is what that school said and signed; the other has its own year."));
    }
}
