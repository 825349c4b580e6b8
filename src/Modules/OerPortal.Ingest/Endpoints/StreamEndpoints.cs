using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Security;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.Media;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Endpoints;

/// <summary><c>/tep/{file}/hls/…</c>: a film in sizes for slow lines, for whoever may have the film.</summary>
internal static class StreamEndpoints
{
    private const string Policy = "default-src 'none'; media-src 'self'; sandbox; frame-ancestors 'none'";
    private const string ListType = "application/vnd.apple.mpegurl";

    public static void MapStreams(this IEndpointRouteBuilder routes)
        => routes.MapMethods("/tep/{fileId:guid}/hls/{name}", [HttpMethods.Get, HttpMethods.Head], StreamAsync).WithMetadata(new ContentSecurityAttribute(Policy));

    private static async Task<IResult> StreamAsync(
        HttpContext http, Guid fileId, string name, IngestDbContext data, IEnumerable<IFileAccess> access, GoodBlobs blobs, CancellationToken cancellation)
    {
        var right = await access.WidestAsync(fileId, cancellation);
        var known = right == FileRight.None ? null : await data.Recordings.AsNoTracking().FirstOrDefaultAsync(r => r.FileId == fileId && data.Files.Ready().Any(f => f.Id == fileId), cancellation);
        if (known?.Read().Streams is not { Count: > 0 } sizes)
            return Results.NotFound();
        http.Response.Headers.CacheControl = right.Caching("public, no-cache, no-transform", "private, no-cache, no-transform");
        if (name == FileAddress.StreamsName)
            return Results.Bytes(Encoding.UTF8.GetBytes(StreamPlaylist.Sizes(sizes)), ListType);
        if (sizes.FirstOrDefault(s => Path.GetFileNameWithoutExtension(name) == $"{s.Side}") is not { } size)
            return Results.NotFound();
        return Path.GetExtension(name) switch
        {
            ".m3u8" => Results.Bytes(Encoding.UTF8.GetBytes(StreamPlaylist.Stretches(size)), ListType),
            ".mp4" => await FileAsync(fileId, size, data, blobs, cancellation),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> FileAsync(Guid fileId, StreamList size, IngestDbContext data, GoodBlobs blobs, CancellationToken cancellation)
    {
        var name = Derivative.Stream(size.Side);
        return await data.Derivatives.AsNoTracking().FirstOrDefaultAsync(d => d.FileId == fileId && d.Name == name, cancellation) is { } file
            ? Results.Stream(
                await blobs.OpenAsync(file.Sha256, file.Length, cancellation), Kinds.Mp4.MediaType, entityTag: new EntityTagHeaderValue($"\"{file.Sha256[..32]}\""), enableRangeProcessing: true)
            : Results.NotFound();
    }
}
