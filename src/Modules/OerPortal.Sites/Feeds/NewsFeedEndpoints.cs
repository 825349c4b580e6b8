using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Sites.Data;
using OerPortal.Sites.Markup;

namespace OerPortal.Sites.Feeds;

/// <summary>A site's news as a feed, whole.</summary>
internal static class NewsFeedEndpoints
{
    internal const string Path = "/tin/atom";

    private const int Most = 30;

    /// <summary>The feed's address below the site; in the language of the request, since a feed knows no cookies.</summary>
    internal static string Address(PathString pathBase)
        => pathBase + Path + (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? $"?{WithoutSessionAttribute.LanguageName}=en" : "");

    internal static void MapNewsFeed(this IEndpointRouteBuilder routes) => routes.MapMethods(Path, ["GET", "HEAD"], FeedAsync)
        .WithMetadata(new GuestCacheAttribute("sites"), new WithoutSessionAttribute { IsForAllOrigins = true }, new RequiresFeatureAttribute("sites.news"));

    private static async Task<IResult> FeedAsync(HttpContext http, SitesDbContext db, ISiteContext site, PortalAddress portal, IStringLocalizer strings, CancellationToken cancellation)
    {
        var newest = await db.NewsShown(site.Current.Id, site.Portal.Id).OrderByDescending(n => n.PublishedAt).Take(Most).ToListAsync(cancellation);
        var origin = portal.OriginOf(site.Current, http.Request);
        var page = origin + http.Request.PathBase + "/tin";
        var feed = new AtomFeed(
            $"{strings["sites.news.title"].Value} – {site.Current.Name}",
            origin + Address(http.Request.PathBase),
            page,
            site.Current.Name,
            [.. newest.Select(item => new AtomEntry($"{page}/{item.PublicId}", item.Title, $"{page}/{item.PublicId}", item.PublishedAt!.Value, item.ChangedAt)
            {
                Summary = item.Beginning,
                ContentHtml = FeedText.Of(item.Body, origin + http.Request.PathBase),
            })]);
        return Results.Bytes(feed.Write(), $"{AtomFeed.MediaType}; charset=utf-8");
    }
}
