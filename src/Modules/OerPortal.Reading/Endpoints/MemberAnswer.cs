using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OerPortal.Ingest;

namespace OerPortal.Reading.Endpoints;

/// <summary>The bytes of a member: compressed as they lie where the browser takes that, by ranges where they lie as they are.</summary>
internal static class MemberAnswer
{
    public static IResult Of(HttpContext http, PublicationMember member, Stream content)
    {
        var tag = EntityTagHeaderValue.Parse(member.ETag);
        if (member.ContentEncoding is null)
            return Results.Stream(content, HeaderType(member), entityTag: tag, enableRangeProcessing: true);
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (!Accepts(http.Request, member.ContentEncoding))
            return Results.Stream(new GZipStream(content, CompressionMode.Decompress), HeaderType(member));
        http.Response.Headers.ContentEncoding = member.ContentEncoding;
        return Results.Stream(content, HeaderType(member), entityTag: tag);
    }

    // Books derived long ago may declare what no header can carry.
    private static string HeaderType(PublicationMember member) =>
        MediaTypeHeaderValue.TryParse(member.MediaType, out _) && !member.MediaType.AsSpan().ContainsAnyInRange('\0', '\u001f') ? member.MediaType : "application/octet-stream";

    private static bool Accepts(HttpRequest request, string encoding)
        => request.GetTypedHeaders().AcceptEncoding.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
}
