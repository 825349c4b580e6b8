using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace OerPortal.Cms.Web;

/// <summary>Before anybody looks at cookies: takes them away where an endpoint is the same for all (<see cref="WithoutSessionAttribute"/>).</summary>
internal sealed class WithoutSession(RequestDelegate next)
{
    /// <summary>Whether nobody is signed in at this request's endpoint.</summary>
    internal static bool Is(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<WithoutSessionAttribute>() is not null;

    /// <summary>However somebody says who they are, besides by cookie.</summary>
    internal static Task ForgetPersonAsync(HttpContext http, RequestDelegate next)
    {
        http.User = new ClaimsPrincipal(new ClaimsIdentity());
        return next(http);
    }

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<WithoutSessionAttribute>() is { } same)
        {
            http.Request.Headers.Remove(HeaderNames.Cookie);
            // Also of an error page, which has an endpoint of its own. Asked for first, so done last.
            http.Response.OnStarting(static state =>
            {
                ((HttpResponse)state).Headers.Remove(HeaderNames.SetCookie);
                return Task.CompletedTask;
            }, http.Response);
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture =
                http.Request.Query[WithoutSessionAttribute.LanguageName] == "en" ? VisitorPreferences.English : VisitorPreferences.Vietnamese;
            if (same.IsForAllOrigins)
                http.Response.OpenToAllOrigins();
        }

        return next(http);
    }
}
