using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace OerPortal.Cms.Sites;

/// <summary>
/// Resolves the request's site once, at the edge: by host name, else by <c>/truong/{slug}</c>, which moves into the path base so that
/// every route works in every site. A school's host name also knows the school's own path, which notices and lists lead to,
/// and leads on to the portal where such a list names another school.
/// </summary>
internal sealed class SiteMiddleware(RequestDelegate next, SiteDirectory sites, PortalAddress portal)
{
    internal const string SchoolPrefix = "/truong/";

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        // An error page runs the pipeline again; it belongs to the site that failed.
        if (http.Features.Get<Site>() is not null)
            return next(http);
        var own = sites.FindByHost(request.Host.Host);
        var slug = SlugOf(request.Path);
        if (ClosedSchool.Asked(own, slug, sites) is { } closed)
            return ClosedSchool.AnswerAsync(closed, http, next, sites, portal);
        if (own is { IsPortal: false } && slug is not null && slug != own.Slug && portal.Origin is not null && IsRead(request.Method))
        {
            http.Response.Redirect(portal.Origin + request.GetEncodedPathAndQuery());
            return Task.CompletedTask;
        }

        if (slug is null || (own is not null && slug != own.Slug))
        {
            http.Features.Set(own ?? sites.Portal);
            return next(http);
        }

        if (sites.FindBySlug(slug) is not { } school)
        {
            http.Features.Set(sites.Portal);
            http.Features.Set(new UnknownSchool(request.Path));
            request.Path = Below(SchoolPrefix + slug, request.Path);
            return next(http);
        }

        http.Features.Set(school);
        var prefix = SchoolPrefix + slug;
        request.PathBase = request.PathBase.Add(prefix);
        request.Path = Below(prefix, request.Path);
        return next(http);
    }

    internal static PathString Below(string prefix, PathString path) => path.Value!.Length == prefix.Length ? "/" : path.Value[prefix.Length..];

    internal static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static string? SlugOf(PathString path)
        => path.StartsWithSegments("/truong", out var rest) && rest is { HasValue: true, Value.Length: > 1 } ? rest.Value[1..].Split('/', 2)[0] : null;
}
