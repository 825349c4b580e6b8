using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Feeds;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;
using OerPortal.Search.Pages;

namespace OerPortal.Search.Endpoints;

/// <summary>Every search as a feed of what is new, for readers of feeds and for other libraries. Of what everybody may see, whoever asks.</summary>
internal static class FeedEndpoints
{
    private const int Most = 30;

    public static void MapFeed(this IEndpointRouteBuilder routes) =>
        routes.MapGet(SearchChoice.FeedPath, FeedAsync).WithMetadata(new GuestCacheAttribute(ResourceIndexing.CacheTag, ResourceTags.All, ResourceTags.Lists));

    private static async Task<IResult> FeedAsync(
        HttpContext http, ISearchEngine engine, IResources resources, IEnumerable<IFindableThings> things, ISites sites, ISiteContext site, PortalAddress portal, IStringLocalizer strings, CancellationToken cancellation)
    {
        var choice = SearchChoice.Read(http.Request.Query, sites) with { Order = SearchOrder.Newest, Page = 1 };
        var found = (await NewestAsync(engine, PassedOn(choice.Request(Viewer.Guest, site.Current, sites)), cancellation)).Take(Most).ToList();
        var cards = await resources.CardsAsync(found, Viewer.Guest, cancellation);
        var elsewhere = await ElsewhereAsync(things, [.. found.Except(cards.Select(card => card.Id))], cancellation);
        var origin = portal.OriginOr(http.Request);
        var feed = new AtomFeed(
            $"{choice.Title(new FacetWords(strings, sites), strings, site.Current.Name)} – {site.Portal.Name}",
            origin + choice.FeedAddress(http.Request.PathBase),
            origin + choice.Address(http.Request.PathBase),
            origin,
            site.Portal,
            cards)
        { Elsewhere = elsewhere };
        return Results.Bytes(feed.Write(strings, sites), $"{AtomFeed.MediaType}; charset=utf-8");
    }

    /// <summary>Ours, and of what is elsewhere only what may be passed on, whatever was chosen.</summary>
    private static SearchRequest PassedOn(SearchRequest request)
    {
        var chosen = request.Filters.GetValueOrDefault(FacetField.Origin);
        HashSet<string> origins = [];
        if (chosen?.Contains(Origins.Ours) != false) origins.Add(Origins.Ours);
        if (chosen?.Contains(Origins.Elsewhere) != false) origins.Add(Origins.PassedOn);
        return request with { IncludesElsewhere = true, Filters = new Dictionary<FacetField, IReadOnlySet<string>>(request.Filters) { [FacetField.Origin] = origins } };
    }

    private static async Task<IReadOnlyList<FindableCard>> ElsewhereAsync(IEnumerable<IFindableThings> things, Guid[] ids, CancellationToken cancellation)
    {
        var cards = new List<FindableCard>();
        foreach (var kind in things) cards.AddRange(ids.Length == 0 ? [] : await kind.CardsAsync(ids, cancellation));
        return [.. cards.OrderByDescending(card => card.Since)];
    }

    private static async Task<IReadOnlyList<Guid>> NewestAsync(ISearchEngine engine, SearchRequest request, CancellationToken cancellation)
    {
        var found = new List<Guid>();
        for (var page = 1; found.Count < Most; page++)
        {
            var result = await engine.FindAsync(request with { Page = page }, cancellation);
            if (!result.IsAsAsked) break;
            found.AddRange(result.Hits.Select(hit => hit.ResourceId));
            if (result.Hits.Count < SearchLimits.PageSize) break;
        }

        return found;
    }
}
