using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Endpoints;

/// <summary>A collection as a feed, in its own order: what everybody may see of it, page by page (RFC 5005).</summary>
internal static class CollectionFeedEndpoints
{
    private const int PageSize = 50;

    private const string PageName = "trang";

    internal static void MapCollectionFeed(this IEndpointRouteBuilder routes) => routes.MapMethods(ResourceAddress.CollectionFeed("{collectionId}"), ["GET", "HEAD"], FeedAsync)
        .WithMetadata(new GuestCacheAttribute(ResourceTags.All, ResourceTags.Lists), new WithoutSessionAttribute { IsForAllOrigins = true }, new RequiresFeatureAttribute("collections"));

    private static async Task<IResult> FeedAsync(
        string collectionId, string? trang, HttpContext http, CollectionShelf shelf, IResources resources, IResourceFeeds feeds, ISiteContext site, ISites sites, PortalAddress portal, CancellationToken cancellation)
    {
        if (!Cms.Text.PublicId.IsWellFormed(collectionId) || await shelf.FindAsync(collectionId, cancellation) is not { } collection)
            return Results.NotFound();
        var seen = await resources.CardsAsync([.. collection.Ordered.Select(i => i.ResourceId)], Viewer.Guest, cancellation);
        // To a stranger a list of hidden things is no list at all.
        if (seen.Count == 0)
            return Results.NotFound();
        var last = (seen.Count + PageSize - 1) / PageSize;
        var page = int.TryParse(trang, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, last) : 1;
        var origin = portal.OriginOr(http.Request);
        var ids = seen.ToDictionary(card => origin + ResourceAddress.Page(card.PublicId), card => card.Id);
        var found = await feeds.EntriesAsync([.. seen.Skip((page - 1) * PageSize).Take(PageSize).Select(card => card.Id)], origin, cancellation);
        AtomEntry[] entries = [.. found.Select(entry => InPlace(entry, collection, ids[entry.Id]))];
        var home = portal.OriginOf(site.Current, http.Request) + http.Request.PathBase;
        string Address(int number) => Of(home + ResourceAddress.CollectionFeed(collectionId), number);
        var feed = FeedOf(collection, entries, Address(page), home, sites.Find(collection.SiteId)?.Name ?? site.Current.Name) with
        {
            Pages = [.. Pages(page, last, Address)],
        };
        return Results.Bytes(feed.Write(), $"{AtomFeed.MediaType}; charset=utf-8");
    }

    private static AtomFeed FeedOf(Collection collection, IReadOnlyList<AtomEntry> entries, string address, string home, string author)
        => new($"{collection.Title} – {author}", address, home + ResourceAddress.Collection(collection.PublicId), author, entries)
        {
            Subtitle = collection.Description,
            Made = collection.ChangedAt,
        };

    // The section it stands in is a category of its own; what its maker says of it comes before what it is about.
    private static AtomEntry InPlace(AtomEntry entry, Collection collection, Guid resourceId)
    {
        var item = collection.Items.Find(i => i.ResourceId == resourceId);
        var section = collection.Sections.Find(s => s.Id == item?.SectionId);
        return entry with
        {
            Categories = section is null ? entry.Categories : [($"phan-{section.Position}", section.Heading), .. entry.Categories],
            Summary = item?.Note is { } note ? string.IsNullOrEmpty(entry.Summary) ? note : $"{note}\n\n{entry.Summary}" : entry.Summary,
        };
    }

    private static IEnumerable<AtomLink> Pages(int page, int last, Func<int, string> address)
    {
        if (page > 1)
        {
            yield return new("first", address(1), AtomFeed.MediaType);
            yield return new("previous", address(page - 1), AtomFeed.MediaType);
        }

        if (page < last)
            yield return new("next", address(page + 1), AtomFeed.MediaType);
    }

    private static string Of(string feed, int page)
    {
        string[] fields =
        [
            .. page > 1 ? new[] { string.Create(CultureInfo.InvariantCulture, $"{PageName}={page}") } : [],
            .. CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? new[] { WithoutSessionAttribute.LanguageName + "=en" } : [],
        ];
        return fields.Length == 0 ? feed : $"{feed}?{string.Join('&', fields)}";
    }
}
