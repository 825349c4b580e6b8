using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Sites.Components;

/// <summary>On a resource's page, for those who run a site: the way onto its front page.</summary>
[ViewComponent(Name = "Recommend")]
public sealed class RecommendViewComponent(ICurrentPerson person, ISites sites, ISiteContext site) : ViewComponent
{
    public IViewComponentResult Invoke(string publicId)
    {
        var places = person.Can(Permissions.Profile) ? [site.Current] : person.SiteIds.Where(id => person.CanAt(id, Permissions.Profile)).Select(sites.Find).OfType<Site>().ToList();
        return View("Default", new RecommendPlaces(publicId, places));
    }
}

internal sealed record RecommendPlaces(string PublicId, IReadOnlyList<Site> Sites);
