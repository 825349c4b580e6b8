using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Pipeline;

namespace OerPortal.Ingest.Endpoints;

/// <summary><c>/tep/{file}/muc/…</c>: files of an archive by themselves, for whoever may have the archive. Pages run nothing and belong to no origin.</summary>
internal static class ContentsEndpoints
{
    private const string Policy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapContents(this IEndpointRouteBuilder routes)
        => routes.MapMethods(FileAddress.PartsOf("{fileId:guid}") + "/{**path}", [HttpMethods.Get, HttpMethods.Head], PartAsync).WithMetadata(new ContentSecurityAttribute(Policy));

    private static async Task<IResult> PartAsync(HttpContext http, Guid fileId, string? path, Contents contents, IEnumerable<IFileAccess> access, CancellationToken cancellation)
    {
        var right = await access.WidestAsync(fileId, cancellation);
        if (right == FileRight.None || string.IsNullOrEmpty(path) || path.Contains('\0', StringComparison.Ordinal) || await contents.FindMemberAsync(fileId, path, cancellation) is not { } part)
            return Results.NotFound();
        var isShown = !http.Request.Query.ContainsKey(FileAddress.TakeAlongName) && IsShown(part.MediaType);
        if (!isShown && right == FileRight.Lent)
            return Results.NotFound();
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(path[(path.LastIndexOf('/') + 1)..]);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = right.Caching("public, no-cache", "private, no-cache");
        if (right == FileRight.Public)
            http.Response.OpenToAllOrigins();
        var type = part.MediaType.StartsWith("text/", StringComparison.Ordinal) ? part.MediaType + "; charset=utf-8" : part.MediaType;
        return Results.Stream(await contents.OpenAsync(part, cancellation), type, entityTag: EntityTagHeaderValue.Parse(part.ETag), enableRangeProcessing: true);
    }

    private static bool IsShown(string mediaType) => mediaType is ContentsPage.MediaType || mediaType == Kinds.PlainText.MediaType || Kinds.All.Any(k => k.MediaType == mediaType && k.Use == FileUse.Play);
}
