using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Ingest.Captions;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;

namespace OerPortal.Ingest.Endpoints;

/// <summary><c>/tep/{file}/phu-de.vtt</c>: a file of subtitles as clean UTF-8 WebVTT, for whoever may read the file.</summary>
internal static class CaptionEndpoints
{
    private const string Policy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static void MapCaptions(this IEndpointRouteBuilder routes)
        => routes.MapMethods("/tep/{fileId:guid}/phu-de.vtt", [HttpMethods.Get, HttpMethods.Head], CaptionsAsync).WithMetadata(new ContentSecurityAttribute(Policy));

    private static async Task<IResult> CaptionsAsync(
        HttpContext http, Guid fileId, IngestDbContext data, IEnumerable<IFileAccess> access, GoodBlobs blobs, CancellationToken cancellation)
    {
        var right = await access.WidestAsync(fileId, cancellation);
        var file = right == FileRight.None ? null : await data.Files.AsNoTracking().Ready()
            .FirstOrDefaultAsync(f => f.Id == fileId && f.Kind == FileKind.Subtitles, cancellation);
        if (file is null || file.Length > CaptionDerivation.MostBytes)
            return Results.NotFound();
        await using var content = await blobs.OpenAsync(file.Sha256!, file.Length, cancellation);
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        if (LegacyText.Decode(bytes) is not { } text)
            return Results.NotFound();
        http.Response.Headers.CacheControl = right.Caching("public, no-cache", "private, no-cache");
        return Results.Bytes(Encoding.UTF8.GetBytes(WebVtt.From(text)), "text/vtt; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"vtt1-{file.Sha256![..32]}\""));
    }
}
