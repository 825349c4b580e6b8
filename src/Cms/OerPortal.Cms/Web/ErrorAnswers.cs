using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Web;

/// <summary>Errors as people and as programs need them: a page with a next step below <c>/loi/{code}</c>, or problem details (RFC 9457).</summary>
internal static class ErrorAnswers
{
    internal static bool WantsPage(HttpRequest request)
        => !IsForPrograms(request.Path) && (request.Headers.Accept.Count == 0 || request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    internal static Task ExceptionAsync(HttpContext http)
    {
        http.Response.StatusCode = http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        return WantsPage(http.Request)
            ? Task.CompletedTask
            : Results.Problem(statusCode: http.Response.StatusCode).ExecuteAsync(http);
    }

    private static bool IsForPrograms(PathString path)
        => path.StartsWithSegments("/api") || path.StartsWithSegments("/uploads") || path.StartsWithSegments("/health") || path.StartsWithSegments("/an-pham");
}
