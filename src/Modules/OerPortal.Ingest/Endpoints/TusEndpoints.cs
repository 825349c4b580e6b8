using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Uploads;

namespace OerPortal.Ingest.Endpoints;

/// <summary>
/// tus 1.0.0 with creation, creation-with-upload, termination, checksum and expiration: for pages below <c>/uploads</c>, for programs with an access
/// token below <c>/api/deposit/v1/uploads</c>.
/// </summary>
internal static class TusEndpoints
{
    private const string Version = "1.0.0";
    private const string PartType = "application/offset+octet-stream";

    private const string ForPages = "/uploads";
    private const string ForPrograms = "/api/deposit/v1/uploads";

    public static void MapTus(this IEndpointRouteBuilder routes)
    {
        Map(routes.MapGroup(ForPages).AddEndpointFilter(DemandProtocolAsync).ValidateAntiforgery());
        Map(routes.MapGroup(ForPrograms).AddEndpointFilter(DemandProtocolAsync).AddEndpointFilter(SpeakAsAskedAsync).RequireAuthorization(new RequiresTokenAttribute("deposit.write")).ExcludeFromDescription());
    }

    private static void Map(RouteGroupBuilder uploads)
    {
        uploads.MapMethods("", [HttpMethods.Options], Describe);
        uploads.MapMethods("{id}", [HttpMethods.Options], Describe);
        uploads.MapPost("", CreateAsync);
        uploads.MapMethods("{id:guid}", [HttpMethods.Head], HeadAsync);
        uploads.MapPatch("{id:guid}", AppendAsync);
        uploads.MapDelete("{id:guid}", TerminateAsync);
    }

    private static async ValueTask<object?> DemandProtocolAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers["Tus-Resumable"] = Version;
        http.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsOptions(http.Request.Method))
            return await next(context);
        if (http.Request.Headers["Tus-Resumable"] != Version)
        {
            http.Response.Headers["Tus-Version"] = Version;
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        }
        return http.RequestServices.GetService(typeof(ICurrentPerson)) is ICurrentPerson { IsSignedIn: true }
            ? await next(context)
            : Say(http, StatusCodes.Status401Unauthorized, "ingest.upload.sign-in");
    }

    private static ValueTask<object?> SpeakAsAskedAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Request.SpeakAsAsked();
        return next(context);
    }

    private static IResult Describe(HttpContext http, IngestSettings settings)
    {
        var headers = http.Response.Headers;
        headers["Tus-Version"] = Version;
        headers["Tus-Extension"] = "creation,creation-with-upload,termination,checksum,expiration";
        headers["Tus-Max-Size"] = settings.MaxBytes.ToString(CultureInfo.InvariantCulture);
        headers["Tus-Checksum-Algorithm"] = UploadChecksum.Algorithms;
        return Results.NoContent();
    }

    private static async Task<IResult> CreateAsync(HttpContext http, TusUploads uploads, IngestSettings settings, CancellationToken cancellation)
    {
        if (UploadMetadata.Parse(http.Request.Headers["Upload-Metadata"]) is not { } metadata || Number(http, "Upload-Length") is not { } length)
            return Say(http, StatusCodes.Status400BadRequest, "ingest.upload.malformed");
        if (length == 0)
            return Say(http, StatusCodes.Status400BadRequest, "ingest.refusal.empty");
        if (length > settings.MaxBytes)
            return Say(http, StatusCodes.Status413PayloadTooLarge, "ingest.refusal.too-large", settings.MaxSize);
        if (!await uploads.MayAddAsync(metadata.HolderKind, metadata.HolderId, cancellation))
            return Say(http, StatusCodes.Status404NotFound, "ingest.upload.no-holder");
        StoredFile file;
        try
        {
            file = await uploads.CreateAsync(metadata, length, cancellation);
        }
        catch (NoRoomException full)
        {
            return Results.Problem(statusCode: StatusCodes.Status507InsufficientStorage, title: Strings(http).NoRoom(full));
        }
        http.Response.Headers.Location = $"{http.Request.PathBase}{http.Request.Path.Value!.TrimEnd('/')}/{file.Id}";
        http.Response.StatusCode = StatusCodes.Status201Created;
        if (http.Request.ContentType != PartType)
        {
            WriteState(http, file, 0);
            return Results.StatusCode(StatusCodes.Status201Created);
        }
        return await TakePartAsync(http, file, 0, uploads, StatusCodes.Status201Created, cancellation);
    }

    private static async Task<IResult> HeadAsync(HttpContext http, Guid id, TusUploads uploads, CancellationToken cancellation)
    {
        if (await uploads.FindAsync(id, cancellation) is not { } file)
            return Results.NotFound();
        if (await uploads.OffsetAsync(file) is not { } offset)
            return Results.StatusCode(StatusCodes.Status423Locked);
        http.Response.Headers["Upload-Length"] = file.Length.ToString(CultureInfo.InvariantCulture);
        WriteState(http, file, offset);
        return Results.Ok();
    }

    private static async Task<IResult> AppendAsync(HttpContext http, Guid id, TusUploads uploads, CancellationToken cancellation)
    {
        if (http.Request.ContentType != PartType)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (Number(http, "Upload-Offset") is not { } offset)
            return Say(http, StatusCodes.Status400BadRequest, "ingest.upload.malformed");
        if (await uploads.FindAsync(id, cancellation) is not { } file)
            return Results.NotFound();
        return await TakePartAsync(http, file, offset, uploads, StatusCodes.Status204NoContent, cancellation);
    }

    private static async Task<IResult> TakePartAsync(HttpContext http, StoredFile file, long offset, TusUploads uploads, int success, CancellationToken cancellation)
    {
        // The announced length bounds the body; the server's limit for ordinary forms would cut it off.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        UploadChecksum? checksum;
        try
        {
            checksum = UploadChecksum.Parse(http.Request.Headers["Upload-Checksum"]);
        }
        catch (FormatException)
        {
            return Say(http, StatusCodes.Status400BadRequest, "ingest.upload.malformed");
        }
        UploadAnswer answer;
        try
        {
            answer = await uploads.AppendAsync(file, offset, http.Request.Body, checksum, cancellation);
        }
        catch (BadHttpRequestException e)
        {
            // The line broke or fell silent, and the server has noticed before the token has.
            return Results.StatusCode(e.StatusCode);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && cancellation.IsCancellationRequested)
        {
            // The line broke: what arrived is kept and the client asks with HEAD where to go on.
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        return Answer(http, file, answer, success);
    }

    private static IResult Answer(HttpContext http, StoredFile file, UploadAnswer answer, int success)
    {
        switch (answer.Outcome)
        {
            case UploadOutcome.Taken:
                WriteState(http, file, answer.Offset);
                return Results.StatusCode(success);
            case UploadOutcome.WrongOffset:
                WriteState(http, file, answer.Offset);
                return Results.StatusCode(StatusCodes.Status409Conflict);
            case UploadOutcome.Busy:
                return Results.StatusCode(StatusCodes.Status423Locked);
            case UploadOutcome.ChecksumWrong:
                return Results.StatusCode(460);
            case UploadOutcome.TooLong:
                return Say(http, StatusCodes.Status413PayloadTooLarge, "ingest.upload.too-long");
            default:
                return Say(http, StatusCodes.Status507InsufficientStorage, "ingest.upload.disk-full");
        }
    }

    private static async Task<IResult> TerminateAsync(HttpContext http, Guid id, TusUploads uploads, CancellationToken cancellation)
    {
        if (await uploads.FindAsync(id, cancellation) is not { } file)
            return Results.NotFound();
        return await uploads.TerminateAsync(file, cancellation) ? Results.NoContent() : Say(http, StatusCodes.Status409Conflict, "ingest.upload.finished");
    }

    private static void WriteState(HttpContext http, StoredFile file, long offset)
    {
        http.Response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        if (file is { State: FileState.Receiving, ExpiresAt: { } expires })
            http.Response.Headers["Upload-Expires"] = expires.ToString("R", CultureInfo.InvariantCulture);
    }

    private static long? Number(HttpContext http, string header) =>
        long.TryParse(http.Request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static IResult Say(HttpContext http, int status, string key, params object[] values) => Results.Problem(statusCode: status, title: Strings(http)[key, values]);

    private static IStringLocalizer Strings(HttpContext http) => (IStringLocalizer)http.RequestServices.GetService(typeof(IStringLocalizer))!;
}
