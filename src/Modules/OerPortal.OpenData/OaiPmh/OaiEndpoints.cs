using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Web;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.OaiPmh.Answers;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.OpenData.OaiPmh.Lists;

namespace OerPortal.OpenData.OaiPmh;

/// <summary>OAI-PMH 2.0 at <c>/oai</c>, for the portal and below every school.</summary>
internal static class OaiEndpoints
{
    public const string Path = "/oai";

    public static void AddOaiPmh(this IServiceCollection services, IConfiguration configuration)
    {
        // A wrong setting is told before anybody asks.
        OaiSettings.Check(configuration);
        services.AddSingleton<OaiSettings>();
        services.AddSingleton(ListSizes.Usual).AddSingleton<OpenWords>().AddSingleton<SetSpecs>().AddSingleton<KnownSets>().AddSingleton<HarvestLists>();
        services.AddSingleton<IRecordFormat, OaiDc>().AddSingleton<IRecordFormat, Marc21>().AddSingleton<IRecordFormat, Lom>();
        services.AddSingleton<RecordFormats>();
        services.AddScoped<Identity>().AddScoped<FormatList>().AddScoped<SetList>().AddScoped<RecordLists>().AddScoped<SingleRecord>().AddScoped<OaiProvider>();
    }

    // POST is for long arguments and changes nothing.
    public static void MapOaiPmh(this IEndpointRouteBuilder routes)
        => routes.MapMethods(Path, [HttpMethods.Get, HttpMethods.Post], (HttpContext http, OaiProvider provider) => provider.AnswerAsync(http, http.RequestAborted))
            .WithMetadata(new RequiresFeatureAttribute(KnownSites.Feature), new NotThereForm(_ => new NoRepository()));
}
