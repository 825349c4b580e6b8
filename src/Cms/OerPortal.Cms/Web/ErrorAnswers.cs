using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Web;

/// <summary>Errors as people and as programs need them: a page with a next step below <c>/loi/{code}</c>, or problem details (RFC 9457).</summary>
internal static class ErrorAnswers
{
    private const string CatalogPath = "/opds";

    internal static bool WantsPage(HttpRequest request)
        => !IsForPrograms(request.Path) && (request.Headers.Accept.Count == 0 || request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    internal static Task ExceptionAsync(HttpContext http)
    {
        http.Response.StatusCode = CodeOf(http.Features.Get<IExceptionHandlerFeature>()?.Error);
        if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = RetryAfter(http).ToString(CultureInfo.InvariantCulture);
        if (TopicOf(http.Features.Get<IExceptionHandlerFeature>()?.Error) is { } topic)
            http.Items[ErrorTopic.Key] = topic;
        if (!WantsPage(http.Request))
            return Results.Problem(statusCode: http.Response.StatusCode, title: TitleFor(http)).ExecuteAsync(http);
        return http.Features.Get<IStatusCodeReExecuteFeature>() is null ? Task.CompletedTask : WriteLastWordAsync(http);
    }

    private static string? TitleFor(HttpContext http) => http.Items[ErrorTopic.Key] is string topic
        && http.RequestServices.GetService(typeof(IStringLocalizer)) is IStringLocalizer strings
        && strings[$"theme.error.{topic}.text"] is { ResourceNotFound: false } words ? words.Value : null;

    private static int RetryAfter(HttpContext http) => http.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        PortalBusyException busy => (int)Math.Ceiling(busy.RetryAfter.TotalSeconds),
        // It is being made anew, or an operator is told.
        BlobUnavailableException => 60,
        BlobStoreAwayException => (int)BlobStoreAwayException.Pause.TotalSeconds,
        _ => 10,
    };

    private static string? TopicOf(Exception? error) => error switch
    {
        BlobUnavailableException => ErrorTopic.File,
        BlobStoreAwayException => ErrorTopic.Files,
        _ => null,
    };

    private static int CodeOf(Exception? error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        BlobUnavailableException or BlobStoreAwayException => StatusCodes.Status503ServiceUnavailable,
        PortalBusyException => StatusCodes.Status503ServiceUnavailable,
        _ when DatabaseOutage.Is(error) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The error page itself failed (the database is away, say): a page that needs nothing, in both languages.</summary>
    private static Task WriteLastWordAsync(HttpContext http)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(
            """
            <!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tạm gián đoạn</title>
            <h1>Trang đang tạm gián đoạn</h1><p>Dữ liệu vẫn an toàn. Vui lòng thử lại sau ít phút.</p>
            <p lang="en">The site is briefly unavailable. Nothing is lost; please try again in a few minutes.</p></html>
            """);
    }

    private static bool IsForPrograms(PathString path)
    {
        var here = BelowSchool(path);
        return here.StartsWithSegments("/api") || here.StartsWithSegments("/uploads") || here.StartsWithSegments("/health") || here.StartsWithSegments("/an-pham") || here.StartsWithSegments(ContentHosts.Path) || here.StartsWithSegments(CatalogPath);
    }

    /// <summary>Whether the address is one that reading apps ask for, which keep no cookies.</summary>
    internal static bool IsForApps(PathString path) => BelowSchool(path).StartsWithSegments(CatalogPath);

    /// <summary>Asked before the school's prefix has moved into the path base.</summary>
    private static PathString BelowSchool(PathString path)
    {
        if (!path.StartsWithSegments("/truong", out var rest) || !rest.HasValue)
            return path;
        var end = rest.Value!.IndexOf('/', 1);
        return end < 0 ? path : rest.Value[end..];
    }
}
