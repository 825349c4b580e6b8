using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>The front page as it would be if the draft went live.</summary>
[RequiresPermission(Permissions.ProfileId)]
internal sealed class FrontPreviewModel(
    FrontDesk desk, ISiteContext site, ISites sites, ICurrentPerson person, SiteParts parts, OwnSchools own, IViewComponentSelector components, IStringLocalizer strings)
    : FrontModel(site, sites, person, parts, own, components, strings)
{
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var front = await desk.FindAsync(cancellation);
        await LoadAsync(front.Draft ?? front.Live, cancellation);
    }
}
