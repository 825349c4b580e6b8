using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Sites;

/// <summary>Scoped. In a request the edge has put the site into the request's features; a worker sets it for its scope.</summary>
internal sealed class SiteContext(ISites sites, IHttpContextAccessor http) : ISiteContext
{
    private Site? _chosen;

    public Site Current => _chosen ?? http.HttpContext?.Features.Get<Site>() ?? sites.Portal;

    public Site Portal => sites.Portal;

    public bool HasFeature(string featureId) => sites.HasFeature(Current.Id, featureId);

    internal void Use(Site site) => _chosen = site;
}
