using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;

namespace OerPortal.Accounts.SignIn;

/// <summary>
/// Computers that others use too. What a browser keeps of the portal goes when somebody signs in there, when they sign out, and, for those who forgot to,
/// as soon as the browser asks again with a sign-in that is over; a cookie without content remembers that it was such a computer. Singleton.
/// </summary>
internal sealed class SharedComputers(IHostEnvironment environment) : IStartupFilter
{
    /// <summary>Of what a browser keeps of a site, all but its cookies, among which are those of the answer itself.</summary>
    internal const string LeavesNothing = "\"cache\", \"storage\"";

    private const string Cookie = "oer.shared";

    internal void Begin(HttpContext http)
    {
        Clear(http);
        var cookie = Builder();
        var options = cookie.Build(http);
        options.IsEssential = true;
        http.Response.Cookies.Append(cookie.Name!, "1", options);
    }

    /// <summary>The computer is one's own, or nobody is signed in there any more.</summary>
    internal void End(HttpContext http)
    {
        var cookie = Builder();
        if (http.Request.Cookies.ContainsKey(cookie.Name!))
            http.Response.Cookies.Delete(cookie.Name!, cookie.Build(http));
    }

    internal static void Clear(HttpContext http) => http.Response.Headers["Clear-Site-Data"] = LeavesNothing;

    Action<IApplicationBuilder> IStartupFilter.Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, rest) =>
        {
            if (http.Request.Cookies.ContainsKey(Builder().Name!))
                http.Response.OnStarting(() => AfterwardsAsync(http));
            return rest(http);
        });
        next(app);
    };

    // Only where it was looked who asks: of pictures and scripts nobody wants to know.
    private Task AfterwardsAsync(HttpContext http)
    {
        var wasLookedAt = http.Features.Get<IAuthenticationFeature>() is not null && http.GetEndpoint()?.Metadata.GetMetadata<WithoutSessionAttribute>() is null;
        if (wasLookedAt && http.User.Identity?.IsAuthenticated != true)
        {
            Clear(http);
            End(http);
        }

        return Task.CompletedTask;
    }

    private CookieBuilder Builder()
    {
        var cookie = new CookieBuilder();
        cookie.BindToHost(Cookie, environment);
        return cookie;
    }
}
