using Microsoft.Extensions.Configuration;
using OerPortal.Cms.Sites;

namespace OerPortal.OpenData;

/// <summary>What addresses begin with where nobody has asked, in files that are made at night: the portal's own address, without a slash at the end.</summary>
internal sealed class PublicOrigin(PortalAddress portal, IConfiguration settings)
{
    public string Value => portal.Origin ?? $"http://localhost:{settings["PORT"] ?? "5000"}";
}
