using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Security;

/// <summary>
/// Opens single things for a time to whoever holds something other than an account: a code that was read off a board. Asked once in a request, and
/// only where the browser holds <see cref="OpenedCookie"/>; what it says is <see cref="ICurrentPerson.Opened"/>. Register as scoped.
/// </summary>
public interface IThingOpener
{
    /// <param name="kept">What the cookie holds.</param>
    Task<IReadOnlySet<Guid>> OpenedAsync(string kept, CancellationToken cancellation);
}

/// <summary>The cookie of who was let in by a code. With it pages are the browser's own: none is kept for other guests, and none of theirs is given.</summary>
public static class OpenedCookie
{
    private const string Name = "oer.opened";

    /// <summary>Null where nothing was opened.</summary>
    public static string? Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Cookies[HostCookie.NameOf(Name, request)] is { Length: > 0 } kept ? kept : null;
    }

    public static void Set(HttpContext http, string value, TimeSpan lasts)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Append(HostCookie.NameOf(Name, http.Request), value, new CookieOptions
        {
            Path = "/",
            MaxAge = lasts,
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            IsEssential = true,
        });
    }
}
