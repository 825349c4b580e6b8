using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Citing;
using OerPortal.Resources.Embedding;
using OerPortal.Resources.Pages;

namespace OerPortal.Resources.Endpoints;

/// <summary>
/// The provider's end of oEmbed. What is not public is not found rather than 401, which would tell that it is there; a format that nobody
/// knows is 501 (oembed.com, 2.3.6).
/// </summary>
internal static class OembedEndpoints
{
    internal static void MapOembed(this IEndpointRouteBuilder routes)
        => routes.MapMethods(Oembed.Path, ["GET", "HEAD"], AnswerAsync).WithMetadata(new GuestCacheAttribute(ResourceTags.All), new WithoutSessionAttribute { IsForAllOrigins = true });

    private static async Task<IResult> AnswerAsync(
        string? url, string? format, string? maxwidth, string? maxheight, HttpContext http, PublicPages pages, PortalAddress portal, ISites sites, ISiteContext site, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(url))
            return Results.Problem("url: the address of a page of this portal is missing.", statusCode: StatusCodes.Status400BadRequest);
        if (!IsSize(maxwidth) || !IsSize(maxheight))
            return Results.Problem("maxwidth, maxheight: pixels, a whole number from 1.", statusCode: StatusCodes.Status400BadRequest);
        if (format is not (null or "json" or "xml"))
            return Results.Problem("format: json or xml.", statusCode: StatusCodes.Status501NotImplemented);
        if (PastedAddress.ResourceOf(url, http.Request.Host.Host, portal, sites) is not var (id, asReader) || await pages.FindAsync(id, cancellation) is not { Sheet: { } sheet })
            return Results.Problem("No page of this portal that everybody may see.", statusCode: StatusCodes.Status404NotFound);
        var origin = portal.OriginOr(http.Request);
        var answer = Oembed.Answer(
            sheet, CitedWork.Of(sheet, site.Portal.Name, origin + sheet.Path), origin, asReader && Oembed.HasReader(sheet) && site.HasFeature("reading"), SizeOf(maxwidth), SizeOf(maxheight), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en");
        return format == "xml" ? Results.Bytes(Oembed.Xml(answer), "text/xml; charset=utf-8") : Results.Bytes(Oembed.Json(answer), "application/json; charset=utf-8");
    }

    private static bool IsSize(string? text) => text is null || SizeOf(text) is > 0;

    private static int? SizeOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
}
