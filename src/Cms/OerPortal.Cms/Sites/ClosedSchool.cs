using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace OerPortal.Cms.Sites;

/// <summary>
/// Requests for a school whose site is closed (docs/adr/0050-closing-and-merging-schools.md). After a merge all its addresses lead on to the school
/// that took it in; else its resources lead to the shared repository, where they stay, and everything more to a page that says so.
/// </summary>
internal static class ClosedSchool
{
    /// <summary>The portal's page about a closed school, before its slug.</summary>
    private const string Page = "/truong-da-dong/";

    // What the shared repository answers in the same words.
    private static readonly string[] OfResources = ["/hoc-lieu", "/doc", "/bia", "/tep", "/an-pham", "/nhung", "/bo-suu-tap"];

    internal static Site? Asked(Site? own, string? slug, SiteDirectory sites)
    {
        var asked = own ?? (slug is null ? null : sites.FindBySlug(slug));
        return asked?.Closing is null ? null : asked;
    }

    internal static Task AnswerAsync(Site school, HttpContext http, RequestDelegate next, SiteDirectory sites, PortalAddress portal)
    {
        var request = http.Request;
        var prefix = school.PathPrefix;
        var path = request.Path.StartsWithSegments(prefix) ? SiteMiddleware.Below(prefix, request.Path) : request.Path;
        if (!SiteMiddleware.IsRead(request.Method))
        {
            http.Features.Set(sites.Portal);
            http.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        }

        var successor = school.Closing!.IsMerged ? Successor(school, sites) : null;
        if (successor is not null || Array.Exists(OfResources, one => path.StartsWithSegments(one)))
        {
            // Not for ever, so that no browser goes on by itself when the school opens again.
            http.Response.Redirect($"{portal.OriginOr(request)}{UriHelper.BuildRelative(default, (successor?.PathPrefix ?? "") + path, request.QueryString)}");
            return Task.CompletedTask;
        }

        http.Features.Set(sites.Portal);
        request.Path = Page + school.Slug;
        return next(http);
    }

    /// <summary>Where its addresses lead: also through several merges.</summary>
    private static Site? Successor(Site school, SiteDirectory sites)
    {
        var now = school;
        for (var steps = 0; steps < 10 && now is { Closing: { IsMerged: true, LedTo: { } next } }; steps++)
            now = sites.Find(next);
        return now is { Closing: null } ? now : null;
    }
}
