using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Usage.Models;

namespace OerPortal.Usage.Counting;

/// <summary>Counts what people use: not robots, not what a browser fetches ahead or within a page, not the second of two clicks.</summary>
internal sealed class UseCounter(Robots robots, Visitors visitors, PendingUses pending, TimeProvider time) : IUseObserver
{
    private static readonly string[] Within = ["image", "audio", "video", "track", "object", "embed", "style", "script", "font"];

    public void Saw(HttpContext http, Use use, string thing)
    {
        var headers = http.Request.Headers;
        var agent = headers.UserAgent.ToString();
        if (robots.Is(agent) || IsAhead(headers) || Within.Contains(headers["Sec-Fetch-Dest"].ToString(), StringComparer.OrdinalIgnoreCase))
            return;
        if (http.Features.Get<Site>() is not { } site)
            return;
        var now = time.GetUtcNow();
        var day = now.DayHere();
        var who = $"{http.Connection.RemoteIpAddress}\n{agent}\n{http.User.FindFirstValue(OerClaims.PersonId)}";
        if (visitors.Meet(who, $"{use}\n{site.Id}\n{thing}", now, day) is { } isNewPerson)
            pending.Add(new UseKey(day, site.Id, use == Use.Download, thing), UseSum.Of(use, isNewPerson));
    }

    // Whether somebody will ever look is not known then (Fetch, Sec-Purpose; older browsers said Purpose, X-Purpose or X-Moz).
    private static bool IsAhead(IHeaderDictionary headers)
        => Says(headers, "Sec-Purpose") || Says(headers, "Purpose") || Says(headers, "X-Purpose") || Says(headers, "X-Moz");

    private static bool Says(IHeaderDictionary headers, string name)
        => headers.TryGetValue(name, out var value)
            && (value.ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase) || value.ToString().Contains("prerender", StringComparison.OrdinalIgnoreCase)
                || value.ToString().Contains("preview", StringComparison.OrdinalIgnoreCase));
}
