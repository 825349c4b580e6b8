using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Resources.Embedding;

/// <summary>Reads the address of a page of this portal as somebody copied it: of the portal or a school, with or without its own host name.</summary>
internal static class PastedAddress
{
    private const int Longest = 2000;

    /// <summary>The public id that the address leads to, and whether it leads to the reader; null when it is no address of a resource here.</summary>
    /// <param name="here">The host of the present request.</param>
    internal static (string PublicId, bool IsReader)? ResourceOf(string? address, string here, PortalAddress portal, ISites sites)
    {
        if (address is not { Length: > 0 and <= Longest } || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var own = sites.Schools.FirstOrDefault(s => string.Equals(s.HostName, uri.Host, StringComparison.OrdinalIgnoreCase));
        if (own is null && !string.Equals(uri.Host, portal.Host, StringComparison.OrdinalIgnoreCase) && !string.Equals(uri.Host, sites.Portal.HostName, StringComparison.OrdinalIgnoreCase)
            && !string.Equals(uri.Host, here, StringComparison.OrdinalIgnoreCase))
            return null;
        string[] parts = uri.AbsolutePath.Trim('/').Split('/');
        if (parts is ["truong", var slug, ..])
        {
            if (sites.FindBySlug(slug) is null)
                return null;
            parts = parts[2..];
        }

        return parts is ["hoc-lieu" or "nhung" or "doc", var id, ..] && PublicId.IsWellFormed(id) ? (id, parts is ["doc", ..] or ["nhung", _, "doc"]) : null;
    }
}
