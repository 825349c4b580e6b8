using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OerPortal.Cms.Sites;

/// <summary>
/// Host names below which what strangers made may run scripts, one for each thing, so that none of it reaches the portal or another thing.
/// From the setting <c>Portal:ContentAddress</c>; a portal that is called <c>localhost</c> has <c>*.localhost</c> without any.
/// See docs/adr/0032-packages-on-hosts-of-their-own.md.
/// </summary>
public sealed class ContentHosts
{
    /// <summary>What addresses of content begin with; they answer at these host names alone.</summary>
    public const string Path = "/goi";

    private const string Local = "localhost";
    private const string Star = "*.";

    // A label must not begin with what browsers take for punycode, and is at most 63 letters.
    private const char First = 'g';

    private readonly Uri? _set;

    /// <exception cref="OptionsValidationException">The setting is not an address like https://*.noidung.example.edu.vn.</exception>
    public ContentHosts(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var set = configuration["Portal:ContentAddress"];
        if (string.IsNullOrWhiteSpace(set))
            return;
        var isAddress = Uri.TryCreate(set.Replace("://" + Star, "://", StringComparison.Ordinal), UriKind.Absolute, out _set);
        if (!isAddress || _set!.Scheme is not ("http" or "https") || _set.PathAndQuery != "/" || !set.Contains("://" + Star, StringComparison.Ordinal))
        {
            throw new OptionsValidationException(
                "Portal:ContentAddress", typeof(string),
                [$"Portal__ContentAddress is '{set}'; it must be an address with a star in place of the first name, such as https://*.noidung.example.edu.vn."]);
        }
    }

    /// <summary>Scheme, host and port of a thing, without a slash at the end; null where this portal has no such names.</summary>
    public string? OriginOf(Guid thing, HttpRequest request) => Base(request) is { } below ? $"{below.Scheme}://{First}{thing:N}.{below.Authority}" : null;

    /// <summary>All of them as a source of a Content-Security-Policy; null where there are none.</summary>
    public string? Sources(HttpRequest request) => Base(request) is { } below ? $"{below.Scheme}://{Star}{below.Authority}" : null;

    /// <summary>Whether a host name is one of these, and whose.</summary>
    public bool IsContent(HostString host, out Guid thing)
    {
        thing = Guid.Empty;
        var dot = host.Host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && string.Equals(host.Host[(dot + 1)..], _set?.Host ?? Local, StringComparison.OrdinalIgnoreCase)
            && host.Host[0] is First && Guid.TryParseExact(host.Host.AsSpan(1, dot - 1), "N", out thing);
    }

    private Uri? Base(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _set ?? (string.Equals(request.Host.Host, Local, StringComparison.OrdinalIgnoreCase) ? new UriBuilder(request.Scheme, Local, request.Host.Port ?? -1).Uri : null);
    }
}
