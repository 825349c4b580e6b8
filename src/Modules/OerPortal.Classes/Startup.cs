using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Classes.Cards;
using OerPortal.Classes.Data;
using OerPortal.Classes.Doors;
using OerPortal.Classes.Endpoints;
using OerPortal.Classes.Jobs;
using OerPortal.Classes.Leaving;
using OerPortal.Classes.Openings;
using OerPortal.Classes.Recipes;
using OerPortal.Classes.Rosters;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;

namespace OerPortal.Classes;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<ClassesDbContext>();
        services.AddPermissions(Permissions.Keep, Permissions.Teach, Permissions.Retention);
        services.AddScoped<RosterTable>().AddScoped<RosterStore>().AddScoped<RosterPlanner>().AddScoped<RosterTaking>().AddScoped<RosterReturn>().AddScoped<RosterRunner>();
        services.AddScoped<RowWriting>().AddScoped<HomeroomTeachers>().AddScoped<Leavers>().AddScoped<NewSchoolYear>().AddScoped<RosterWords>();
        services.AddScoped<ClassDesk>().AddScoped<ClassCodes>().AddScoped<ClassDoor>().AddScoped<ClassResults>().AddScoped<ClassShelf>().AddScoped<IPupils, SchoolPupils>().AddSingleton<PupilPins>().AddSingleton<CodeMisses>().AddScoped<CodeTries>().AddScoped<DoorRules>().AddScoped<LeaverRetention>();
        services.AddSingleton<OpenedNow>().AddScoped<OpeningDesk>().AddScoped<OpeningDoor>().AddScoped<IThingOpener>(s => s.GetRequiredService<OpeningDoor>());
        services.AddJobHandler<GoOnWithRoster, GoOnWithRosterJob>();
        services.AddJobHandler<ForgetOldRosters, ForgetOldRostersJob>().AddRecurringJob(new ForgetOldRosters(), TimeSpan.FromDays(1));
        services.AddJobHandler<EraseLeavers, EraseLeaversJob>().AddRecurringJob(new EraseLeavers(), TimeSpan.FromDays(1));
        services.AddSingleton<ISetsApart, MergedClasses>().AddSingleton(new StaysWithSchool("classes.door_rule", "the other school has its own machines and hours"));
        services.AddScoped<IPortalVerb, RosterVerb>().AddScoped<IRecipeStep, ClassesStep>();
        services.AddScoped<IMenuSource, ClassesMenu>().AddScoped<IPersonalRecords, ClassRecords>().AddScoped<IAuditSubjects, ClassSubjects>().AddScoped<IAuditSubjects, RosterSubjects>();
    }

    public override void Map(IEndpointRouteBuilder routes) => routes.MapCards();
}
