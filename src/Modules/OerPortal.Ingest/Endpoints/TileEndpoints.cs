using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Ingest.Pipeline;

namespace OerPortal.Ingest.Endpoints;

/// <summary><c>/tep/{file}/iiif/…</c>: a large picture in tiles (IIIF Image API 3, level 0), for whoever may have the picture.</summary>
internal static class TileEndpoints
{
    private const string Policy = "default-src 'none'; sandbox; frame-ancestors 'none'";
    private const string InformationType = "application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\"";

    public static void MapTiles(this IEndpointRouteBuilder routes)
        => routes.MapMethods("/tep/{fileId:guid}/iiif/{**path}", [HttpMethods.Get, HttpMethods.Head], TileAsync).WithMetadata(new ContentSecurityAttribute(Policy));

    private static async Task<IResult> TileAsync(HttpContext http, Guid fileId, string? path, Tiles tiles, IEnumerable<IFileAccess> access, PortalAddress portal, CancellationToken cancellation)
    {
        var right = await access.WidestAsync(fileId, cancellation);
        if (right == FileRight.None || path is null)
            return Results.NotFound();
        http.Response.Headers.CacheControl = right.Caching("public, max-age=86400", "private, max-age=300");
        if (right == FileRight.Public)
            http.Response.OpenToAllOrigins();
        return path == PictureTiles.Information ? await InformationAsync(http, fileId, tiles, portal, cancellation) : await PartAsync(fileId, path, tiles, cancellation);
    }

    private static async Task<IResult> InformationAsync(HttpContext http, Guid fileId, Tiles tiles, PortalAddress portal, CancellationToken cancellation)
    {
        if (await tiles.InformationAsync(fileId, cancellation) is not { } said)
            return Results.NotFound();
        said["id"] = portal.OriginOr(http.Request) + http.Request.PathBase + FileAddress.Tiles(fileId);
        return Results.Text(said.ToJsonString(), InformationType);
    }

    private static async Task<IResult> PartAsync(Guid fileId, string path, Tiles tiles, CancellationToken cancellation) =>
        await tiles.FindMemberAsync(fileId, path, cancellation) is { } part
            ? Results.Stream(await tiles.OpenAsync(part, cancellation), part.MediaType, entityTag: new EntityTagHeaderValue(part.ETag))
            : Results.NotFound();
}
