using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Sample.Data;
using OerPortal.Sample.Models;

namespace OerPortal.Sample;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
        => services.AddModuleData<SampleDbContext>().AddEventHandler<GuestGreeted, CountGreetings>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var sample = routes.MapGroup("/mau").WithMetadata(new RequiresFeatureAttribute("sample"));
        sample.MapGet("/ten", (ISiteContext site) => site.Current.Name);
        sample.MapGet("/dem", (CancellationToken cancellation, SampleDbContext db) => db.Greetings.CountAsync(cancellation));
        sample.MapPost("/chao", GreetAsync);
        sample.MapGet("/nho", (TimeProvider time) => time.GetTimestamp().ToString()).WithMetadata(new GuestCacheAttribute("sample"));
        routes.MapGet("/mau/an", () => "off unless switched on").WithMetadata(new RequiresFeatureAttribute("sample.quiet"));
    }

    private static async Task<IResult> GreetAsync(SampleDbContext db, ISiteContext site, string name, CancellationToken cancellation)
    {
        var greeting = new Greeting { SiteId = site.Current.Id, Name = name };
        db.Greetings.Add(greeting);
        db.Publish(new GuestGreeted(greeting.Id));
        db.Record("sample.greet", $"greeting:{greeting.Id}");
        await db.SaveChangesAsync(cancellation);
        return Results.Ok(greeting.Id);
    }
}
