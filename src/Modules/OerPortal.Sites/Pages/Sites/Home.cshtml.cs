using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Pages.Sites;

/// <summary>The portal's home page, or a school's.</summary>
[GuestCache(ResourceTags.All, ResourceTags.Lists, "sites", "events", "campaigns")]
internal sealed class HomeModel(
    ISiteContext site, ISites sites, ICurrentPerson person, SiteParts parts, OwnSchools own, IViewComponentSelector components, IStringLocalizer strings)
    : FrontModel(site, sites, person, parts, own, components, strings)
{
    private readonly SiteParts _parts = parts;

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(await _parts.LayoutAsync(), cancellation);
}
