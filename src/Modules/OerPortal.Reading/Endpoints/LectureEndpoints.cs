using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.Ingest;

namespace OerPortal.Reading.Endpoints;

/// <summary>
/// <c>https://g{file}.{content host}/goi/{seal}/…</c>: a lecture and the page that holds its runtime, at a host name of its own. The address itself is the
/// right to it, for some hours; nobody is known here, and whatever the address does not open is not there.
/// </summary>
internal static class LectureEndpoints
{
    /// <summary>Built for the frame, by the reader's own build.</summary>
    private const string Script = "OerPortal.Reading/lecture-shell.js";

    // The default encoder escapes <, > and &, so that no text of the lecture can end the data block.
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private const string KeptFor = "private, max-age=3600";

    // Of one origin with its own files alone, whatever it runs: it can tell nobody, for it can ask nobody else (docs/adr/0032).
    internal const string Policy =
        "sandbox allow-scripts allow-same-origin allow-forms allow-modals; default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' data: blob:; "
        + "worker-src blob:; object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors *";

    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    internal static void MapLectures(this IEndpointRouteBuilder routes)
    {
        var lecture = routes.MapGroup(ContentHosts.Path + "/{seal}").WithMetadata(new WithoutSessionAttribute(), new ContentSecurityAttribute(Policy));
        lecture.MapMethods("/phan/{part:int}", GetAndHead, ShellAsync);
        lecture.MapMethods("/tep/{**member}", GetAndHead, MemberAsync);
    }

    /// <summary>Where the parts of a lecture are framed from, by their number; null where this portal has no host names for content.</summary>
    internal static string? FrameAddress(ContentHosts hosts, IShortAddresses addresses, Guid fileId, HttpRequest request)
        => hosts.OriginOf(fileId, request) is { } origin ? $"{origin}{ContentHosts.Path}/{addresses.For(fileId)}/phan/" : null;

    private static async Task<IResult> ShellAsync(
        string seal, int part, HttpContext http, ContentHosts hosts, IShortAddresses addresses, ILectures lectures, CancellationToken cancellation)
    {
        if (!Opens(http, seal, hosts, addresses, out var fileId) || await lectures.FindAsync(fileId, cancellation) is not { } lecture || part < 0 || part >= lecture.Parts.Count)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Text(Shell(lecture.Form, lecture.Parts[part], http), "text/html; charset=utf-8");
    }

    private static async Task<IResult> MemberAsync(
        string seal, string? member, HttpContext http, ContentHosts hosts, IShortAddresses addresses, ILectures lectures, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(member) || !Opens(http, seal, hosts, addresses, out var fileId) || await lectures.FindMemberAsync(fileId, member, cancellation) is not { } found)
            return Results.NotFound();
        http.Response.Headers.CacheControl = KeptFor;
        // What a server elsewhere would run, and whatever nobody knows, is bytes to be kept.
        if (found.MediaType == "application/octet-stream")
            http.Response.Headers.ContentDisposition = "attachment";
        return MemberAnswer.Of(http, found, await lectures.OpenAsync(found, cancellation));
    }

    private static bool Opens(HttpContext http, string seal, ContentHosts hosts, IShortAddresses addresses, out Guid fileId)
        => hosts.IsContent(http.Request.Host, out fileId) && addresses.Opens(seal, fileId);

    private static string Shell(LectureForm form, LecturePart part, HttpContext http) =>
        $$"""
        <!DOCTYPE html>
        <html lang="vi">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{{WebUtility.HtmlEncode(part.Title)}}</title>
          <style>html,body{margin:0;height:100%;background:#fff}iframe{display:block;width:100%;height:100%;border:0}</style>
          <script type="application/json" id="lecture-part">{{JsonSerializer.Serialize(new { form = form.ToString(), address = AddressOf(part), part.LaunchData, part.Mastery }, Form)}}</script>
          <script type="module" src="{{AssetUrl.Of(http, Script)}}"></script>
        </head>
        <body></body>
        </html>
        """;

    private static string AddressOf(LecturePart part) => $"../tep/{string.Join('/', part.Path.Split('/').Select(Uri.EscapeDataString))}{part.Query}";
}
