using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;
using OerPortal.Search.Pages;

namespace OerPortal.Search.Endpoints;

/// <summary>
/// Every search as a feed of what is new, for readers of feeds and for other libraries, page by page (RFC 5005). Of what everybody may see, whoever asks.
/// </summary>
internal static class FeedEndpoints
{
    public static void MapFeed(this IEndpointRouteBuilder routes) => routes.MapMethods(SearchChoice.FeedPath, ["GET", "HEAD"], FeedAsync)
        .WithMetadata(new GuestCacheAttribute(ResourceIndexing.CacheTag, ResourceTags.All, ResourceTags.Lists), new WithoutSessionAttribute { IsForAllOrigins = true });

    private static async Task<IResult> FeedAsync(
        HttpContext http, ISearchEngine engine, IResourceFeeds feeds, ISites sites, ISiteContext site, PortalAddress portal, IStringLocalizer strings, CancellationToken cancellation)
    {
        var choice = SearchChoice.Read(http.Request.Query, sites) with { Order = SearchOrder.Newest };
        var found = await engine.FindAsync(choice.Request(Viewer.Guest, site.Current, sites), cancellation);
        Guid[] ids = found.IsAsAsked ? [.. found.Hits.Select(hit => hit.ResourceId)] : [];
        var origin = portal.OriginOf(site.Current, http.Request);
        var here = http.Request.PathBase;
        var feed = new AtomFeed(
            $"{choice.Kept().Title(new FacetWords(strings, sites), strings, site.Current.Name)} – {site.Current.Name}",
            origin + choice.FeedAddress(here),
            origin + choice.Kept().Address(here),
            site.Current.Name,
            await feeds.EntriesAsync(ids, portal.OriginOr(http.Request), cancellation))
        {
            Pages = [.. Pages(choice, ids.Length, page => origin + page.FeedAddress(here))],
        };
        return Results.Bytes(feed.Write(), $"{AtomFeed.MediaType}; charset=utf-8");
    }

    private static IEnumerable<AtomLink> Pages(SearchChoice choice, int count, Func<SearchChoice, string> address)
    {
        if (choice.Page > 1)
        {
            yield return new("first", address(choice with { Page = 1 }), AtomFeed.MediaType);
            yield return new("previous", address(choice with { Page = choice.Page - 1 }), AtomFeed.MediaType);
        }

        if (count == SearchLimits.PageSize && choice.Page < SearchLimits.Pages)
            yield return new("next", address(choice with { Page = choice.Page + 1 }), AtomFeed.MediaType);
    }
}
