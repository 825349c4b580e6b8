using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Ingest.Covers;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.GivenOut;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Endpoints;

/// <summary>
/// <c>/tep/{file}/…</c>: originals, covers and first pages of ready files, for whom the referring row allows. Served
/// under our own detected type with nosniff and a sandbox policy; only pictures, sound and video are ever inline.
/// </summary>
internal static class DownloadEndpoints
{
    private const string Policy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
    private const string Attachment = "tai";

    /// <summary>For the owner: the file as it was sent.</summary>
    private const string Original = "goc";

    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/tep/{fileId:guid}").WithMetadata(new ContentSecurityAttribute(Policy));
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        files.MapMethods("bia", methods, (HttpContext http, Guid fileId, IngestDbContext data, IEnumerable<IFileAccess> access, GoodBlobs blobs, CoverSizes sizes, CancellationToken cancellation) =>
            PictureAsync(http, fileId, Derivative.Cover, data, access, blobs, cancellation, sizes));
        files.MapMethods("anh", methods, (HttpContext http, Guid fileId, IngestDbContext data, IEnumerable<IFileAccess> access, GoodBlobs blobs, CoverSizes sizes, CancellationToken cancellation) =>
            PictureAsync(http, fileId, Derivative.Shown, data, access, blobs, cancellation, sizes));
        files.MapMethods("trang-1", methods, (HttpContext http, Guid fileId, IngestDbContext data, IEnumerable<IFileAccess> access, GoodBlobs blobs, CancellationToken cancellation) =>
            PictureAsync(http, fileId, Derivative.FirstPage, data, access, blobs, cancellation));
        files.MapMethods("{name}", methods, OriginalAsync).WithMetadata(new CountedAttribute(Use.Download, "fileId"));
    }

    private static async Task<IResult> OriginalAsync(
        HttpContext http, Guid fileId, string name, FilesGivenOut files, IEnumerable<IFileLinks> links, PortalAddress portal, CancellationToken cancellation)
    {
        if (await files.FindAsync(fileId, name switch { Original => GivenForm.AsSent, Attachment => GivenForm.Copy, _ => GivenForm.OnPage }, cancellation) is not { } file)
            return Results.NotFound();
        // What could not be shown or played whole is nobody's picture: only to keep.
        var isInline = file.IsShown && name is not (Attachment or Original);
        // What plays or shows within a page is read there; an owner's own original is nobody's find.
        if (isInline || (file.IsOwners && name == Original))
            http.DoesNotCount();
        var disposition = new ContentDispositionHeaderValue(isInline ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = (file.IsOwners ? FileRight.Private : file.Right).Caching("public, no-cache, no-transform", "private, no-cache, no-transform");
        if (file.Right == FileRight.Public)
        {
            http.Response.OpenToAllOrigins();
            foreach (var one in links)
                http.Response.Headers.Append(HeaderNames.Link, await one.HeaderAsync(fileId, portal.OriginOr(http.Request), cancellation));
        }

        return Results.Stream(await files.OpenAsync(file, cancellation), file.MediaType, entityTag: new EntityTagHeaderValue($"\"{file.Sha256[..32]}\""), enableRangeProcessing: true);
    }

    private static async Task<IResult> PictureAsync(
        HttpContext http, Guid fileId, string which, IngestDbContext data, IEnumerable<IFileAccess> access, GoodBlobs blobs, CancellationToken cancellation, CoverSizes? sizes = null)
    {
        var right = await access.WidestAsync(fileId, cancellation);
        var isSeen = right != FileRight.None || (which == Derivative.Cover && await access.ShowCoverAsync(fileId, cancellation));
        var picture = !isSeen
            ? null
            : await (from f in data.Files.AsNoTracking().Ready() join d in data.Derivatives on f.Id equals d.FileId where f.Id == fileId && d.Name == which && d.MediaType.StartsWith("image/") select d).FirstOrDefaultAsync(cancellation);
        if (picture is not null && sizes is not null && http.Request.Query[FileAddress.CoverWidthName] is [var asked])
            // A picture that is not scaled is better than none.
            picture = WidthsOf(which).FirstOrDefault(width => asked == width.ToString(CultureInfo.InvariantCulture)) is > 0 and var known ? await sizes.OfAsync(picture, known, cancellation) ?? picture : null;
        if (picture is null)
            return Results.NotFound();
        http.Response.Headers.CacheControl = which == Derivative.Cover && right <= FileRight.Lent ? "private, max-age=300" : right.Caching("public, max-age=3600", "private, max-age=300");
        if (right == FileRight.Public) http.Response.OpenToAllOrigins();
        return Results.Stream(
            await blobs.OpenAsync(picture.Sha256, picture.Length, cancellation), picture.MediaType, entityTag: new EntityTagHeaderValue($"\"{picture.Sha256[..32]}\""), enableRangeProcessing: true);
    }

    private static IReadOnlyList<int> WidthsOf(string which) => which == Derivative.Cover ? FileAddress.CoverWidths : FileAddress.PictureWidths;
}
