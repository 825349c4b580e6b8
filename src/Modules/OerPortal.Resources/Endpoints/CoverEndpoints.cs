using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Theme;

namespace OerPortal.Resources.Endpoints;

/// <summary>Covers made by the portal, as pictures of their own for feeds and shared links.</summary>
internal static class CoverEndpoints
{
    internal static void MapCovers(this IEndpointRouteBuilder routes)
        => routes.MapGet("/bia/{publicId}.svg", DrawAsync).WithMetadata(new GuestCacheAttribute(ResourceTags.All, ResourceTags.One));

    private static async Task<IResult> DrawAsync(string publicId, IResources resources, ICurrentPerson person, IStringLocalizer strings, HttpContext http, CancellationToken cancellation)
    {
        if (await resources.FindAsync(publicId, Viewer.From(person), cancellation) is not { } card)
            return Results.NotFound();
        if (card.Visibility == Visibility.Public)
            http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text(CoverSvg.Render(card.ToCover(strings) with { ImageUrl = null }), "image/svg+xml");
    }
}
