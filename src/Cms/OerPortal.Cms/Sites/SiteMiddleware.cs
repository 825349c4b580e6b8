using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Sites;

/// <summary>
/// Resolves the request's site once, at the edge: by host name, else by <c>/truong/{slug}</c>, which moves into the path base so that
/// every route works in every site.
/// </summary>
internal sealed class SiteMiddleware(RequestDelegate next, SiteDirectory sites)
{
    private const string SchoolPrefix = "/truong/";

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        // An error page runs the pipeline again; it belongs to the site that failed.
        if (http.Features.Get<Site>() is not null)
            return next(http);
        if (sites.FindByHost(request.Host.Host) is { } own)
        {
            http.Features.Set(own);
            return next(http);
        }

        if (!request.Path.StartsWithSegments("/truong", out var rest) || !rest.HasValue || rest.Value.Length < 2)
        {
            http.Features.Set(sites.Portal);
            return next(http);
        }

        var slug = rest.Value[1..].Split('/', 2)[0];
        if (sites.FindBySlug(slug) is not { } school)
        {
            http.Features.Set(sites.Portal);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        http.Features.Set(school);
        var prefix = SchoolPrefix + slug;
        request.PathBase = request.PathBase.Add(prefix);
        request.Path = request.Path.Value!.Length == prefix.Length ? "/" : request.Path.Value[prefix.Length..];
        return next(http);
    }
}
