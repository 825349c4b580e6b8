using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Sites;

/// <summary>
/// At a host name of <see cref="ContentHosts"/> nothing of the portal answers but content itself and built scripts: scripts of strangers run
/// there, and would be of one origin with it.
/// </summary>
internal sealed class ContentGate(RequestDelegate next, ContentHosts hosts)
{
    public Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path;
        if (!hosts.IsContent(http.Request.Host, out _) || ((path.StartsWithSegments(ContentHosts.Path) || path.StartsWithSegments("/_content")) && !IsServiceWorker(http.Request)))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // It would outlive the page and the address that brought it (Service Workers §6.5 names the header).
    private static bool IsServiceWorker(HttpRequest request) => request.Headers.ContainsKey("Service-Worker");
}
