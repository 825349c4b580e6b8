using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Web;

/// <summary>
/// Fonts, pictures and shared scripts that a built style sheet or script refers to (<c>/_content/{project}/built/parts/{name}-{hash}.{type}</c>)
/// may be kept for ever: other bytes have another name. The static-assets endpoints know only fingerprints of their own.
/// </summary>
internal sealed class HashedAssets(RequestDelegate next)
{
    private const string Forever = "public, max-age=31536000, immutable";

    public Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (path.StartsWith("/_content/", StringComparison.Ordinal) && path.Contains("/built/parts/", StringComparison.Ordinal))
            http.Response.OnStarting(static state => Keep((HttpResponse)state), http.Response);
        return next(http);
    }

    private static Task Keep(HttpResponse response)
    {
        if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified)
            response.Headers.CacheControl = Forever;
        return Task.CompletedTask;
    }
}
