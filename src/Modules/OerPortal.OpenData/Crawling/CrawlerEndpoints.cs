using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;

namespace OerPortal.OpenData.Crawling;

/// <summary>
/// What search engines ask for: which addresses to leave alone, and which there are. Pages have one address for both languages, which a cookie
/// chooses, so there are no alternates to name.
/// </summary>
internal static class CrawlerEndpoints
{
    private const string IndexPath = "/sitemap.xml";

    private static readonly string[] Read = ["GET", "HEAD"];

    public static void MapCrawlers(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/robots.txt", Read, Robots).WithMetadata(new WithoutSessionAttribute());
        routes.MapMethods(IndexPath, Read, IndexAsync).WithMetadata(new WithoutSessionAttribute());
        routes.MapMethods("/sitemap/{file}.xml", Read, FileAsync).WithMetadata(new WithoutSessionAttribute());
    }

    private static IResult Robots(HttpContext http, ISiteContext site, PortalAddress portal)
    {
        Keep(http, TimeSpan.FromHours(1));
        return Results.Text(RobotsText.Of(HomeOf(http, site, portal) + IndexPath), "text/plain");
    }

    private static async Task<IResult> IndexAsync(HttpContext http, IEnumerable<ISitemapSource> sources, ISiteContext site, PortalAddress portal, IKeptParts parts, CancellationToken cancellation)
    {
        var index = await parts.GetAsync($"open-data.sitemap:{site.Current.Id}", [ResourceTags.All, ResourceTags.Lists, "sites"], until => FilesAsync(sources, until));
        Keep(http, TimeSpan.FromMinutes(10));
        var home = HomeOf(http, site, portal);
        return Results.Bytes(SitemapXml.Index(index.Files.Select(file => ($"{home}/sitemap/{file.Name}.xml", file.ChangedAt))), SitemapXml.MediaType);
    }

    private static async Task<IResult> FileAsync(string file, HttpContext http, IEnumerable<ISitemapSource> sources, ISiteContext site, PortalAddress portal, CancellationToken cancellation)
    {
        var hyphen = file.LastIndexOf('-');
        if (hyphen < 1 || !int.TryParse(file.AsSpan(hyphen + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || sources.FirstOrDefault(source => source.Name == file[..hyphen]) is not { } source)
            return Results.NotFound();
        var entries = await source.EntriesAsync(number, cancellation);
        if (entries.Count == 0)
            return Results.NotFound();
        Keep(http, TimeSpan.FromHours(1));
        var home = HomeOf(http, site, portal);
        return Results.Bytes(SitemapXml.Pages(entries.Select(entry => (home + entry.Path, entry.ChangedAt))), SitemapXml.MediaType);
    }

    // One after another: they share a connection to the database.
    private static async Task<SitemapFiles> FilesAsync(IEnumerable<ISitemapSource> sources, CancellationToken cancellation)
    {
        var files = new List<NamedFile>();
        foreach (var source in sources.OrderBy(source => source.Name, StringComparer.Ordinal))
            files.AddRange((await source.FilesAsync(cancellation)).Select(file => new NamedFile(string.Create(CultureInfo.InvariantCulture, $"{source.Name}-{file.Number}"), file.ChangedAt)));
        return new(files);
    }

    private static string HomeOf(HttpContext http, ISiteContext site, PortalAddress portal) => portal.OriginOf(site.Current, http.Request) + http.Request.PathBase;

    private static void Keep(HttpContext http, TimeSpan time) => http.Response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={(int)time.TotalSeconds}");

    private sealed record NamedFile(string Name, DateTimeOffset? ChangedAt);

    [ImmutableObject(true)]
    private sealed record SitemapFiles(IReadOnlyList<NamedFile> Files);
}
