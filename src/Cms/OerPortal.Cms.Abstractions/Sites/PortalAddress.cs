using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OerPortal.Cms.Sites;

/// <summary>
/// Where the whole portal stands on the web, from the setting <c>Portal:Address</c>: its name is believed, others are not; and from a school
/// with a host name of its own the portal and the other schools are reached by no path.
/// </summary>
public sealed class PortalAddress
{
    /// <exception cref="OptionsValidationException">The setting is not an address like https://hoclieu.example.edu.vn.</exception>
    public PortalAddress(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var set = configuration["Portal:Address"];
        if (string.IsNullOrWhiteSpace(set))
            return;
        if (!Uri.TryCreate(set, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.PathAndQuery != "/")
            throw new OptionsValidationException(
                "Portal:Address", typeof(string), [$"Portal__Address is '{set}'; it must be an address without a path, such as https://hoclieu.example.edu.vn."]);
        Origin = address.GetLeftPart(UriPartial.Authority);
        Host = address.Host;
    }

    /// <summary>Scheme, host name and port without a slash at the end, or null where the setting is missing.</summary>
    public string? Origin { get; }

    /// <summary>The host name alone, or null where the setting is missing.</summary>
    public string? Host { get; }

    /// <summary>What absolute addresses of shared things begin with: the setting, or else where the visitor is.</summary>
    public string OriginOr(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Origin ?? UriHelper.BuildAbsolute(request.Scheme, request.Host).TrimEnd('/');
    }

    /// <summary>The same for a site's own pages, before their path base: its host name where the visitor came by that.</summary>
    public string OriginOf(Site current, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(request);
        return current.HostName is { } own && string.Equals(own, request.Host.Host, StringComparison.OrdinalIgnoreCase)
            ? UriHelper.BuildAbsolute(request.Scheme, request.Host).TrimEnd('/')
            : OriginOr(request);
    }
}
