using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Ingest;
using OerPortal.Theme;

namespace OerPortal.Resources.Endpoints;

/// <summary>Covers made by the portal, as pictures of their own for feeds and shared links: the drawing, and JPEG for programs that know no drawings.</summary>
internal static class CoverEndpoints
{
    internal static void MapCovers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bia/{publicId}.svg", DrawAsync).WithMetadata(new GuestCacheAttribute(ResourceTags.All, ResourceTags.One));
        // Not in the memory for kept pages: whoever goes through a catalogue would fill it with pictures.
        routes.MapMethods("/bia/{publicId}.jpg", [HttpMethods.Get, HttpMethods.Head], PictureAsync);
    }

    private static async Task<IResult> DrawAsync(string publicId, IResources resources, ICurrentPerson person, IStringLocalizer strings, HttpContext http, CancellationToken cancellation)
        => await DrawingAsync(publicId, resources, person, strings, http, cancellation) is { } svg ? Results.Text(svg, "image/svg+xml") : Results.NotFound();

    private static async Task<IResult> PictureAsync(
        string publicId, IResources resources, IDrawings drawings, ICurrentPerson person, IStringLocalizer strings, HttpContext http, CancellationToken cancellation)
    {
        if (Width(http.Request) is not { } width || await DrawingAsync(publicId, resources, person, strings, http, cancellation) is not { } svg)
            return Results.NotFound();
        // A drawing is better than none.
        return await drawings.AsJpegAsync(svg, width, cancellation) is { } picture
            ? Results.File(picture.Path, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{picture.Tag}\""))
            : Results.Text(svg, "image/svg+xml");
    }

    private static int? Width(HttpRequest request) => request.Query[FileAddress.CoverWidthName] switch
    {
        [] => FileAddress.CoverWidths[^1],
        [var asked] when FileAddress.CoverWidths.FirstOrDefault(width => asked == width.ToString(CultureInfo.InvariantCulture)) is > 0 and var known => known,
        _ => null,
    };

    private static async Task<string?> DrawingAsync(string publicId, IResources resources, ICurrentPerson person, IStringLocalizer strings, HttpContext http, CancellationToken cancellation)
    {
        if (await resources.FindAsync(publicId, Viewer.From(person), cancellation) is not { } card)
            return null;
        http.Response.Headers.CacheControl = card.Visibility == Visibility.Public ? "public, max-age=3600" : "private, max-age=300";
        if (card.Visibility == Visibility.Public)
            http.Response.OpenToAllOrigins();
        return CoverSvg.Render(card.ToCover(strings) with { ImageUrl = null });
    }
}
