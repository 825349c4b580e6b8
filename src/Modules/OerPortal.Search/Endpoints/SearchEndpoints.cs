using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Highlighting;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;
using OerPortal.Search.Pages;
using OerPortal.Search.Queries;
using OerPortal.Search.Suggesting;
using OerPortal.Theme;

namespace OerPortal.Search.Endpoints;

/// <summary>What scripts ask of search.</summary>
internal static class SearchEndpoints
{
    /// <summary>How many a search with other filters would find; takes the fields of the search page.</summary>
    public const string CountAddress = "/api/search/count";

    private const int MostPlaces = 50;

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var search = routes.MapGroup("/api/search");
        search.MapGet("/suggestions", SuggestAsync).WithMetadata(new GuestCacheAttribute(ResourceIndexing.CacheTag, ResourceTags.All, ResourceTags.Lists));
        search.MapGet("/count", CountAsync).WithMetadata(new GuestCacheAttribute(ResourceIndexing.CacheTag));
        search.MapGet("/resources/{publicId}/passages", InsideAsync).WithMetadata(new GuestCacheAttribute(ResourceIndexing.CacheTag));
    }

    private static async Task<Ok<Suggestions>> SuggestAsync(string? q, HttpContext http, Suggester suggester, CancellationToken cancellation) =>
        TypedResults.Ok(new Suggestions(await suggester.OfferAsync(q, http.Request.PathBase, cancellation)));

    private static async Task<Ok<Count>> CountAsync(
        HttpContext http, ISearchEngine engine, ISites sites, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, CancellationToken cancellation)
    {
        var choice = SearchChoice.Read(http.Request.Query, sites);
        // Behind the last page nothing is looked up but the count.
        var found = await engine.FindAsync(choice.Request(Viewer.From(person), site.Current, sites) with { Page = SearchLimits.Pages + 1, IncludesElsewhere = true }, cancellation);
        return TypedResults.Ok(new Count(found.Total, found.Total == 0 ? strings["search.filters.none"] : strings.Count("search.filters.show", found.Total)));
    }

    private static async Task<Results<Ok<Places>, NotFound>> InsideAsync(
        string publicId, string? q, HttpContext http, ISearchEngine engine, IResources resources, ICurrentPerson person, CancellationToken cancellation)
    {
        var card = await resources.FindAsync(publicId, Viewer.From(person), cancellation);
        if (card is null) return TypedResults.NotFound();
        var query = QueryText.Read(q);
        var found = await engine.InsideAsync(card.Id, q, MostPlaces + 1, cancellation);
        return TypedResults.Ok(new Places(
            [.. found.Take(MostPlaces).Select(place => FoundPlace.Of(http.Request.PathBase, card, place, query))
                .Select(shown => new Place(shown.Place.Number, shown.Place.Heading, shown.Place.Locator, shown.Snippet.Parts, shown.Address))],
            found.Count > MostPlaces));
    }

    /// <param name="Text">In the reader's words.</param>
    internal sealed record Count(int Total, string Text);

    /// <param name="Items">Best first.</param>
    internal sealed record Suggestions(IReadOnlyList<Offer> Items);

    /// <param name="Items">In reading order.</param>
    /// <param name="More">There are more than were sent.</param>
    internal sealed record Places(IReadOnlyList<Place> Items, bool More);

    /// <param name="Locator">For the reader: <c>{href}</c> or <c>page={n}</c>.</param>
    /// <param name="Snippet">Pieces of text, every second one marked, beginning with an unmarked one.</param>
    /// <param name="Url">Opens the reader there; null when this file cannot be read in the browser.</param>
    internal sealed record Place(int Number, string? Heading, string Locator, IReadOnlyList<string> Snippet, string? Url);
}
