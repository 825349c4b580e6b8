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
        HttpContext http, ISearchEngine engine, IResourceFeeds feeds, IEnumerable<IFindableThings> things, ISites sites, ISiteContext site, PortalAddress portal, IStringLocalizer strings, CancellationToken cancellation)
    {
        var choice = SearchChoice.Read(http.Request.Query, sites) with { Order = SearchOrder.Newest };
        var found = await engine.FindAsync(PassedOn(choice.Request(Viewer.Guest, site.Current, sites)), cancellation);
        Guid[] ids = found.IsAsAsked ? [.. found.Hits.Select(hit => hit.ResourceId)] : [];
        var origin = portal.OriginOf(site.Current, http.Request);
        var here = http.Request.PathBase;
        var feed = new AtomFeed(
            $"{choice.Kept().Title(new FacetWords(strings, sites), strings, site.Current.Name)} – {site.Current.Name}",
            origin + choice.FeedAddress(here),
            origin + choice.Kept().Address(here),
            site.Current.Name,
            await EntriesAsync(ids, feeds, things, portal.OriginOr(http.Request), strings, cancellation))
        {
            Pages = [.. Pages(choice, ids.Length, page => origin + page.FeedAddress(here))],
        };
        return Results.Bytes(feed.Write(), $"{AtomFeed.MediaType}; charset=utf-8");
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

    private static async Task<IReadOnlyList<AtomEntry>> EntriesAsync(
        Guid[] ids, IResourceFeeds feeds, IEnumerable<IFindableThings> things, string origin, IStringLocalizer strings, CancellationToken cancellation)
    {
        var ours = await feeds.EntriesAsync(ids, origin, cancellation);
        var cards = new List<FindableCard>();
        foreach (var kind in ours.Count == ids.Length ? [] : things) cards.AddRange(await kind.CardsAsync(ids, cancellation));
        return cards.Count == 0 ? ours : [.. ours.Concat(cards.Select(card => EntryOf(card, strings))).OrderByDescending(entry => entry.PublishedAt)];
    }

    private static AtomEntry EntryOf(FindableCard card, IStringLocalizer strings) => new(card.Address, card.Title, card.Address, card.Since, card.Since)
    {
        Authors = card.People.Count > 0 ? card.People : [card.Source],
        Summary = card.Description,
        Rights = $"{(card.Licence.Length > 0 ? strings["licence." + card.Licence].Value : card.Rights)} ({strings["search.elsewhere", card.Source]})".TrimStart(),
        Links = Licences.Find(card.Licence)?.Address is { } deed ? [new AtomLink("license", deed, "text/html")] : [],
    };

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
