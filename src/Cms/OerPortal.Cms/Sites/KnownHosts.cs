using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Diagnostics;

namespace OerPortal.Cms.Sites;

/// <summary>
/// Believes only names the portal has: that of <c>Portal:Address</c>, those of its sites, and the machine's own for whoever is on it. A request
/// by another name, which would find its way into links and mails, is led to the portal's address or refused. Probes of
/// <c>/health</c> call the machine as they like; in development everything is answered. See docs/adr/0017-known-hosts.md.
/// </summary>
internal sealed class KnownHosts(RequestDelegate next, SiteDirectory sites, PortalAddress portal, ContentHosts content, IHostEnvironment environment, TimeProvider time, ILogger<KnownHosts> log)
{
    private readonly Seldom _said = new(TimeSpan.FromMinutes(1), time);

    public Task InvokeAsync(HttpContext http)
    {
        if (environment.IsDevelopment() || http.Request.Path.StartsWithSegments("/health") || IsKnown(http))
            return next(http);
        Say(http.Request.Host.Host);
        if (portal.Origin is not null && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
        {
            http.Response.Redirect(portal.Origin + http.Request.GetEncodedPathAndQuery());
            return Task.CompletedTask;
        }

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(
            portal.Origin is { } origin
                ? $"Địa chỉ của trang là {origin}.\nThis site's address is {origin}."
                : "Trang này chưa biết tên miền của mình. / This portal does not know its own name.\nOperator: set Portal__Address, for example to https://hoclieu.example.edu.vn.");
    }

    private bool IsKnown(HttpContext http)
    {
        var host = http.Request.Host.Host;
        return string.Equals(host, portal.Host, StringComparison.OrdinalIgnoreCase) || sites.FindByHost(host) is not null || IsThisMachine(host, http.Connection.LocalIpAddress)
            || content.IsContent(http.Request.Host, out _);
    }

    /// <summary>A number can only be called where it leads.</summary>
    private static bool IsThisMachine(string host, IPAddress? here)
        => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var called) && (IPAddress.IsLoopback(called) || (here is not null && called.MapToIPv6().Equals(here.MapToIPv6()))));

    // Scanners of the whole Internet come by; one line a minute tells of a proxy that passes on a wrong name.
    private void Say(string host)
    {
        if (_said.IsDue())
            log.LogInformation("A request came by the unknown name {Host}; the portal knows that of Portal__Address and those of its schools.", host[..Math.Min(host.Length, 100)]);
    }
}
