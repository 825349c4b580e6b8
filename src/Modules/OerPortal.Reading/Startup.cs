using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Ui;
using OerPortal.Reading.Data;
using OerPortal.Reading.Endpoints;

namespace OerPortal.Reading;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<ReadingDbContext>();
        services.AddScoped<FileRights>().AddScoped<ReadingRoom>().AddScoped<Shelf>().AddScoped<SavedShelf>().AddScoped<Lessons>().AddScoped<ReaderSettings>().AddSingleton<ReaderChunks>();
        services.AddScoped<IMenuSource, ReadingMenu>().AddScoped<ILessonResults, LessonResults>();
        services.AddScoped<IPersonalRecords, ReadingRecords>();
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPublications();
        routes.MapPlaces();
        routes.MapLectures();
        routes.MapLessons();
        routes.MapSaved();
    }
}
