using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Resources;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Where administration begins: the desks this person may use here.</summary>
[Authorize]
public sealed class OverviewModel(IEnumerable<IMenuSource> menus, IResources resources, ICurrentPerson person, ISiteContext site) : PageModel
{
    public IReadOnlyList<MenuItem> Desks { get; private set; } = [];

    public Site Site => site.Current;

    public int Resources { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Desks = await menus.AllAsync(MenuPlace.Desk, cancellation);
        if (Desks.Count == 0)
            return Forbid();
        var counts = await resources.CountAsync(Viewer.From(person), cancellation);
        Resources = Site.IsPortal ? counts.All : counts.BySite.GetValueOrDefault(Site.Id);
        return Page();
    }
}
