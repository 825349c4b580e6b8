using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Citing;
using OerPortal.Resources.Linking;
using OerPortal.Resources.Pages;

namespace OerPortal.Resources.Endpoints;

/// <summary>A public resource for machines: its citation, its description, its links. Of what everybody may see, whoever asks.</summary>
internal static class MachineEndpoints
{
    private static readonly string[] Read = ["GET", "HEAD"];

    internal static void MapMachines(this IEndpointRouteBuilder routes)
    {
        var machines = routes.MapGroup("/hoc-lieu/{publicId}")
            .WithMetadata(new GuestCacheAttribute(ResourceTags.All, ResourceTags.One), new WithoutSessionAttribute { IsForAllOrigins = true });
        foreach (var format in CitationFormat.All)
            machines.MapMethods($"trich-dan.{format.Code}", Read, (string publicId, PublicPages pages, ISiteContext site, PortalAddress portal, TimeProvider time, IStringLocalizer strings, HttpContext http, CancellationToken cancellation) =>
                CiteAsync(publicId, format, pages, site, portal, time, strings, http, cancellation));
        machines.MapMethods("mo-ta.jsonld", Read, DescribeAsync);
        machines.MapMethods("lien-ket.json", Read, LinkAsync);
    }

    private static Task<IResult> CiteAsync(
        string publicId, CitationFormat format, PublicPages pages, ISiteContext site, PortalAddress portal, TimeProvider time, IStringLocalizer strings, HttpContext http, CancellationToken cancellation)
    {
        return OfAsync(publicId, pages, Cited, cancellation);
        (string Text, string Type) Cited(PublicPage page)
        {
            var origin = portal.OriginOr(http.Request);
            http.Response.Headers.Link = Signposts.Back(publicId, origin);
            http.Response.Headers.ContentDisposition = $"attachment; filename={publicId}.{format.Code}";
            return (format.Write(CitedWork.Of(page.Sheet!, site.Portal.Name, origin + page.Sheet!.Path), time.GetUtcNow(), strings), format.MediaType);
        }
    }

    private static Task<IResult> DescribeAsync(string publicId, PublicPages pages, PortalAddress portal, ILinkedResources linked, HttpContext http, CancellationToken cancellation)
    {
        return OfAsync(publicId, pages, Described, cancellation);
        (string Text, string Type) Described(PublicPage page)
        {
            var origin = portal.OriginOr(http.Request);
            http.Response.Headers.Link = Signposts.Back(publicId, origin);
            return (ResourceJsonLd.Of(page, origin, linked), Signposts.DescriptionType);
        }
    }

    private static Task<IResult> LinkAsync(string publicId, PublicPages pages, PortalAddress portal, HttpContext http, CancellationToken cancellation)
        => OfAsync(publicId, pages, page => (Signposts.Linkset(page.Sheet!, portal.OriginOr(http.Request)), Signposts.LinksetType), cancellation);

    private static async Task<IResult> OfAsync(
        string publicId, PublicPages pages, Func<PublicPage, (string Text, string Type)> write, CancellationToken cancellation)
    {
        if (await pages.FindAsync(publicId, cancellation) is not { } page)
            return Results.StatusCode(await pages.TakenDownAsync(publicId, cancellation) is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
        var (text, type) = write(page);
        return Results.Bytes(Encoding.UTF8.GetBytes(text), type.EndsWith("json", StringComparison.Ordinal) ? type : type + "; charset=utf-8");
    }
}
