using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.OaiPmh.Formats;

namespace OerPortal.OpenData.OaiPmh;

/// <summary>
/// Settings <c>OpenData:Namespace</c> and <c>OpenData:AdminEmail</c>. Identifiers never change, so a portal that moves keeps its first
/// domain name in them; without the setting it is that of <c>Portal:Address</c>, or else of the request.
/// </summary>
internal sealed partial class OaiSettings
{
    /// <summary>For a portal that does not know its name; RFC 2606 keeps it from ever being anybody's.</summary>
    private const string Nameless = "portal.invalid";

    private readonly string? _namespace;
    private readonly string? _adminEmail;
    private readonly PortalAddress _portal;

    public OaiSettings(IConfiguration configuration, PortalAddress portal)
    {
        _portal = portal;
        (_namespace, _adminEmail) = Check(configuration);
    }

    /// <exception cref="OptionsValidationException">A setting is no domain name, or no mail address.</exception>
    public static (string? Namespace, string? AdminEmail) Check(IConfiguration configuration) =>
    (
        Checked(configuration, "OpenData:Namespace", Domain(), "a domain name, such as hoclieu.example.edu.vn"),
        Checked(configuration, "OpenData:AdminEmail", Mail(), "a mail address, such as thuvien@example.edu.vn"));

    /// <summary>The domain name in identifiers, where nobody asks.</summary>
    public string Namespace => _namespace ?? NameOf(_portal.Host ?? "");

    public OaiPlace PlaceOf(HttpRequest request, ISiteContext site, OpenWords words)
    {
        var origin = _portal.OriginOr(request);
        var name = _namespace ?? NameOf(_portal.Host ?? request.Host.Host);
        return new OaiPlace(
            UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path), origin, name,
            [_adminEmail ?? "postmaster@" + name], site.Current, site.Portal, words);
    }

    // A number or the machine's own name is not a domain name, which identifiers need.
    private static string NameOf(string host) => Domain().IsMatch(host) ? host.ToLowerInvariant() : Nameless;

    private static string? Checked(IConfiguration configuration, string name, Regex form, string wanted)
    {
        var set = configuration[name];
        if (string.IsNullOrWhiteSpace(set)) return null;
        return form.IsMatch(set.Trim())
            ? set.Trim()
            : throw new OptionsValidationException(name, typeof(string), [$"{name.Replace(":", "__", StringComparison.Ordinal)} is '{set}'; it must be {wanted}."]);
    }

    // As oai-identifier.xsd has it: parts begin with a letter.
    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9\-]*(\.[a-zA-Z][a-zA-Z0-9\-]*)+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Domain();

    [GeneratedRegex(@"^[^\s@<>]+@([^\s@<>.]+\.)+[^\s@<>.]+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mail();
}
