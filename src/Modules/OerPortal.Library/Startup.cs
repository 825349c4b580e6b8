using Microsoft.AspNetCore.Routing;
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
using OerPortal.Library.Accession;
using OerPortal.Library.Catalogue;
using OerPortal.Library.ClassSets;
using OerPortal.Library.Copying;
using OerPortal.Library.Data;
using OerPortal.Library.Endpoints;
using OerPortal.Library.Import;
using OerPortal.Library.Jobs;
using OerPortal.Library.Labels;
using OerPortal.Library.Lending;
using OerPortal.Library.Marc;
using OerPortal.Library.Readers;
using OerPortal.Library.Recipes;
using OerPortal.Library.Registers;
using OerPortal.Library.Sru;
using OerPortal.Search;

namespace OerPortal.Library;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<LibraryDbContext>();
        services.AddPermissions(Permissions.Keep);
        services.AddScoped<TitleCatalogue>().AddScoped<RegisterNumbers>().AddScoped<CopyNumbering>().AddScoped<VoucherDesk>().AddScoped<IRecipeStep, PaperBooksStep>();
        services.AddScoped<SchoolRegisters>().AddScoped<PaperRegisters>().AddScoped<LabelDesk>();
        services.AddScoped<BookTable>().AddScoped<BookImporting>().AddScoped<TitleRecords>();
        services.AddScoped<UnionCatalogue>().AddScoped<SruAnswers>().AddScoped<CopyCataloguing>().AddSingleton<SruTargets>();
        services.AddSingleton(configuration.GetSection("Library:Sru").Get<SruSettings>() ?? new SruSettings());
        services.AddJobHandler<ForgetOldImports, ForgetOldImportsJob>().AddRecurringJob(new ForgetOldImports(), TimeSpan.FromDays(1));
        services.AddScoped<LibraryReaders>().AddScoped<LendingRules>().AddScoped<LoanDesk>().AddScoped<OwnLoans>().AddScoped<IFindsBeside, ShelvesBeside>();
        services.AddScoped<ClassGrids>().AddScoped<SetLending>().AddScoped<SetReturns>().AddScoped<Clearance>();
        services.AddJobHandler<ForgetOldLoans, ForgetOldLoansJob>().AddRecurringJob(new ForgetOldLoans(), TimeSpan.FromDays(1));
        services.AddScoped<IMenuSource, LibraryMenu>().AddScoped<IPersonalRecords, LoanRecords>().AddScoped<IAuditSubjects, TitleSubjects>().AddScoped<IAuditSubjects, VoucherSubjects>().AddScoped<IAuditSubjects, CopySubjects>();
        foreach (var table in new[] { "title", "title_record", "counter", "voucher", "voucher_line", "copy", "loan", "lending_rule", "opening_week", "closed_day", "book_import" })
            services.AddSingleton(new StaysWithSchool($"library.{table}", "A library's registers end with it: their numbers stand on its books. What the other takes over comes in on a voucher of its own."));
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapClassSheets();
        routes.MapSru();
    }
}
