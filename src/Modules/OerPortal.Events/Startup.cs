using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Ui;
using OerPortal.Events.Calendars;
using OerPortal.Events.Data;
using OerPortal.Events.Recipes;
using OerPortal.Events.Registering;
using OerPortal.Ingest;

namespace OerPortal.Events;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<EventsDbContext>();
        services.AddPermissions(Permissions.Hold);
        services.AddScoped<EventLists>().AddScoped<EventDesk>().AddScoped<Registrar>().AddSingleton<RegistrationTurns>();
        services.AddScoped<IFileKeeper, PictureFiles>().AddScoped<IFileAccess, PictureFiles>().AddEventHandler<FileReady, PictureFiles>();
        services.AddScoped<IRecipeStep, EventsStep>().AddScoped<IMenuSource, EventsMenu>().AddScoped<IAuditSubjects, EventSubjects>().AddScoped<IPersonalRecords, EventRecords>();
    }

    public override void Map(IEndpointRouteBuilder routes) => routes.MapCalendars();
}
