using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Web;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Opds.Atom;
using OerPortal.OpenData.Opds.Feeds;
using OerPortal.Resources;

namespace OerPortal.OpenData.Opds;

/// <summary>
/// Catalogues for reading apps: <c>/opds</c> (OPDS 1.2) and <c>/opds/v2</c> (OPDS 2.0), of the portal and of every school. The same for
/// whoever asks, and open to pages of other origins: web reading apps fetch it.
/// </summary>
internal static class OpdsEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapOpds(this IEndpointRouteBuilder routes)
    {
        MapCatalog(routes, CatalogLinks.AtomPrefix);
        MapCatalog(routes, CatalogLinks.JsonPrefix);
        routes.MapMethods(CatalogLinks.AtomPrefix + "/opensearch.xml", Methods, SearchDescriptionAsync).Open(CatalogLinks.AtomPrefix, OpenDataTags.All);
    }

    private static void MapCatalog(IEndpointRouteBuilder routes, string prefix)
    {
        routes.MapMethods(prefix, Methods, (OpdsRequest request, RootFeed root, CancellationToken cancellation)
            => request.In(prefix).AnswerAsync(async links => (await root.BuildAsync(links, cancellation), null))).Open(prefix, OpenDataTags.All, ResourceTags.All, OpenDataTags.Search);
        routes.MapMethods(prefix + "/publications", Methods, (HttpContext http, OpdsRequest request, CatalogReading reading, PublicationFeeds feeds, CancellationToken cancellation)
            => ListAsync(http, request.In(prefix), reading, feeds, cancellation)).Open(prefix, OpenDataTags.All, ResourceTags.All, OpenDataTags.Search);
        routes.MapMethods(prefix + "/publications/{publicId}", Methods, (string publicId, OpdsRequest request, CancellationToken cancellation)
            => request.In(prefix).PublicationAsync(publicId, cancellation)).Open(prefix, OpenDataTags.All, ResourceTags.All, ResourceTags.One);
        routes.MapMethods($"{prefix}/{PopularFeed.Name}", Methods, (OpdsRequest request, PopularFeed popular, CancellationToken cancellation)
            => request.In(prefix).AnswerAsync(async links => (await popular.BuildAsync(links, cancellation), null))).Open(prefix, OpenDataTags.All, ResourceTags.All);
        foreach (var name in CatalogLists.All)
            routes.MapMethods($"{prefix}/{name}", Methods, (HttpContext http, OpdsRequest request, NavigationFeeds feeds, CancellationToken cancellation)
                => LinksAsync(name, http, request.In(prefix), feeds, cancellation)).Open(prefix, OpenDataTags.All, ResourceTags.All, OpenDataTags.Search);
    }

    private static Task<IResult> ListAsync(HttpContext http, OpdsRequest request, CatalogReading reading, PublicationFeeds feeds, CancellationToken cancellation)
    {
        var (choice, place, refusal) = reading.Read(http.Request.Query);
        // Whoever walks to the end of a long list must not push everything else out of the memory for kept pages.
        if (place != CatalogPlace.First && http.Features.Get<IOutputCacheFeature>() is { } cache) cache.Context.AllowCacheStorage = false;
        return request.AnswerAsync(links => refusal is not null ? Task.FromResult<(Feed?, Refusal?)>((null, refusal)) : feeds.BuildAsync(choice, place, links, cancellation));
    }

    private static Task<IResult> LinksAsync(string name, HttpContext http, OpdsRequest request, NavigationFeeds feeds, CancellationToken cancellation)
        => request.AnswerAsync(links => CatalogReading.Page(http.Request.Query) is { } page
            ? feeds.BuildAsync(name, page, links, cancellation)
            : Task.FromResult<(Feed?, Refusal?)>((null, Refusal.Wrong(CatalogPlace.PageName))));

    private static IResult SearchDescriptionAsync(OpdsRequest request, SearchDescription description, TimeProvider clock)
        => OpdsAnswers.Document(description.Write(request.In(CatalogLinks.AtomPrefix).Links), AtomTypes.OpenSearch + ";charset=utf-8", changedAt: null, clock);

    private static void Open(this RouteHandlerBuilder route, string prefix, params string[] tags) => route
        .WithMetadata(new RequiresFeatureAttribute(KnownSites.Feature), new GuestCacheAttribute(tags), new NotThereForm(http => NotThere(http, prefix)))
        .AddEndpointFilter(static (context, next) =>
        {
            ForAll(context.HttpContext.Response);
            return next(context);
        });

    private static IResult NotThere(HttpContext http, string prefix)
    {
        ForAll(http.Response);
        return OpdsAnswers.Refused(Refusal.Unknown, http.RequestServices.GetRequiredService<CatalogWords>(), prefix);
    }

    private static void ForAll(HttpResponse response)
    {
        response.OpenToAllOrigins();
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
    }
}
