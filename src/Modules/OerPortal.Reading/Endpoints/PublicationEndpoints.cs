using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Ingest;
using OerPortal.Reading.Data;

namespace OerPortal.Reading.Endpoints;

/// <summary>
/// <c>/an-pham/{fileId}/…</c>: what reading systems fetch. Whoever may not read the file gets the answer of an unknown one.
/// </summary>
internal static class PublicationEndpoints
{
    /// <summary>For members that somebody opens by their own address: nothing runs, nothing leaves, no cookies.</summary>
    internal const string MemberPolicy =
        "sandbox; script-src 'none'; default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; media-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    internal static void MapPublications(this IEndpointRouteBuilder routes)
    {
        var publication = routes.MapGroup("/an-pham/{fileId:guid}")
            .WithMetadata(new RequiresFeatureAttribute("reading"), new ContentSecurityAttribute(MemberPolicy));
        publication.MapMethods("/manifest.json", GetAndHead, (Guid fileId, HttpContext http, FileRights door, IPublications publications, CancellationToken cancellation)
            => DescribeAsync(fileId, http, door, publications, "application/webpub+json", p => WithOwnAddress(p.ManifestJson, http.Request), cancellation));
        publication.MapMethods("/positions.json", GetAndHead, (Guid fileId, HttpContext http, FileRights door, IPublications publications, CancellationToken cancellation)
            => DescribeAsync(fileId, http, door, publications, "application/vnd.readium.position-list+json", p => p.PositionsJson, cancellation));
        publication.MapMethods("/{**member}", GetAndHead, MemberAsync);
    }

    private static async Task<IResult> DescribeAsync(
        Guid fileId, HttpContext http, FileRights door, IPublications publications, string mediaType, Func<Publication, string> choose, CancellationToken cancellation)
    {
        var right = await door.RightToAsync(fileId, cancellation);
        if (right == FileRight.None || await publications.FindAsync(fileId, cancellation) is not { } publication)
            return Results.NotFound();
        var json = Encoding.UTF8.GetBytes(choose(publication));
        // A better derivation may describe the same file anew, so descriptions are asked for again; 304 costs little.
        http.Response.Headers.CacheControl = right.Caching("public, no-cache", "private, no-cache");
        if (right == FileRight.Public) http.Response.OpenToAllOrigins();
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..32]}\"");
        return Results.Bytes(json, mediaType, entityTag: tag);
    }

    // Readium asks for a whole address here and nowhere else (Web Publication Manifest §2.2), which only a request knows.
    private static string WithOwnAddress(string manifest, HttpRequest request)
    {
        const string own = "\"rel\":\"self\",\"href\":\"";
        return manifest.Replace($"{own}manifest.json\"", $"{own}{UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path)}\"", StringComparison.Ordinal);
    }

    private static async Task<IResult> MemberAsync(
        Guid fileId, string? member, HttpContext http, FileRights door, IPublications publications, CancellationToken cancellation)
    {
        var right = await door.RightToAsync(fileId, cancellation);
        if (right == FileRight.None || string.IsNullOrEmpty(member))
            return Results.NotFound();
        if (await FindAsync(fileId, member, publications, cancellation) is not { } found || IsScript(found.MediaType))
            return Results.NotFound();
        // Derived anew meanwhile: parts of two forms make no document.
        if (!found.BlobSha256.StartsWith(http.Request.Query["v"].ToString(), StringComparison.Ordinal))
            return Results.NotFound();
        // School computers are shared: what not everybody may read is asked for each time, and refused after signing out.
        // Copies elsewhere of what is withdrawn or found infected end within a day.
        http.Response.Headers.CacheControl = right.Caching("public, max-age=86400, must-revalidate", "private, no-cache");
        if (right == FileRight.Public) http.Response.OpenToAllOrigins();
        return MemberAnswer.Of(http, found, await publications.OpenAsync(found, cancellation));
    }

    private static async Task<PublicationMember?> FindAsync(Guid fileId, string path, IPublications publications, CancellationToken cancellation)
    {
        if (await publications.FindMemberAsync(fileId, path, cancellation) is { } member)
            return member;
        var whole = (await publications.FindAsync(fileId, cancellation))?.Document;
        return whole?.Path == path ? whole : null;
    }

    // A book's script served from here would be "'self'" to the portal's own policy.
    private static bool IsScript(string mediaType)
        => mediaType.Contains("javascript", StringComparison.OrdinalIgnoreCase) || mediaType.Contains("ecmascript", StringComparison.OrdinalIgnoreCase)
            || mediaType.Contains("wasm", StringComparison.OrdinalIgnoreCase);
}
