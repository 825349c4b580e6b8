using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Security;

/// <summary>The headers of every answer. An endpoint that needs another policy says so with <see cref="ContentSecurityAttribute"/>.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, ContentHosts content)
{
    internal const string Strict =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
        + "autoplay=(self), fullscreen=(self)";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            Write(http);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        var own = http.GetEndpoint()?.Metadata.GetMetadata<ContentSecurityAttribute>();
        var frames = own?.FramesContent == true ? content.Sources(http.Request) : null;
        headers.ContentSecurityPolicy = own is { FramesContent: true }
            ? own.Policy.Replace(ContentSecurityAttribute.ContentSources, frames is null ? "" : " " + frames, StringComparison.Ordinal)
            : own?.Policy ?? Strict;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // What everybody may have from anywhere says so itself (OpenOrigins).
        headers.TryAdd("Cross-Origin-Resource-Policy", own?.AllowsFraming == true ? "cross-origin" : "same-origin");
        // A lecture speaks by itself and may fill the screen; the frame's own "allow" hands both on.
        var permissions = http.GetEndpoint()?.Metadata.GetMetadata<UsesCameraAttribute>() is null ? Permissions : Permissions.Replace("camera=()", "camera=(self)", StringComparison.Ordinal);
        headers["Permissions-Policy"] = (frames ?? own?.Frames) is { } framed ? permissions.Replace("(self)", $"(self \"{framed}\")", StringComparison.Ordinal) : permissions;
        // It knows no "everybody"; whoever allows other pages says so in the policy.
        if (own?.AllowsFraming != true)
            headers.XFrameOptions = "DENY";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
    }
}
