using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace OerPortal.Cms.Security;

/// <summary>Cookies that belong to exactly this host name, travel over HTTPS alone and are hidden from scripts.</summary>
public static class HostCookie
{
    /// <summary>The name of a cookie that also a portal without HTTPS sets.</summary>
    public static string NameOf(string name, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.IsHttps ? "__Host-" + name : name;
    }

    public static void BindToHost(this CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        // __Host- cookies need HTTPS, which a development portal at http://localhost does not have.
        cookie.Name = environment.IsDevelopment() ? name : "__Host-" + name;
        cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        if (cookie.SameSite == SameSiteMode.Unspecified)
            cookie.SameSite = SameSiteMode.Lax;
    }
}
