using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OerPortal.Cms.Web;

/// <summary><c>/robots.txt</c> (RFC 9309): crawlers read what is published and stay out of desks, accounts, files and endless filters.</summary>
internal static class Robots
{
    private static readonly string[] Closed =
        ["/api/", "/uploads", "/an-pham/", "/tep/", "/doc/", "/chon/", "/tim?", "/dang-", "/toi", "/dong-gop", "/duyet", "/quan-tri"];

    private static readonly string Text =
        "User-agent: *\n" + string.Concat(Closed.Select(path => $"Disallow: {path}\nDisallow: /truong/*{path}\n"));

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/robots.txt", (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Text(Text, "text/plain");
    });
}
