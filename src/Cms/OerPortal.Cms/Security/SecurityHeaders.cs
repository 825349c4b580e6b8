using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Security;

/// <summary>The headers of every answer. An endpoint that needs another policy says so with <see cref="ContentSecurityAttribute"/>.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    internal const string Strict =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
        + "autoplay=(self), fullscreen=(self)";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(static state =>
        {
            Write((HttpContext)state);
            return Task.CompletedTask;
        }, http);
        return next(http);
    }

    private static void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        var own = http.GetEndpoint()?.Metadata.GetMetadata<ContentSecurityAttribute>();
        headers.ContentSecurityPolicy = own?.Policy ?? Strict;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // What everybody may have from anywhere says so itself (OpenOrigins).
        headers.TryAdd("Cross-Origin-Resource-Policy", own?.AllowsFraming == true ? "cross-origin" : "same-origin");
        headers["Permissions-Policy"] = Permissions;
        // It knows no "everybody"; whoever allows other pages says so in the policy.
        if (own?.AllowsFraming != true)
            headers.XFrameOptions = "DENY";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
    }
}
