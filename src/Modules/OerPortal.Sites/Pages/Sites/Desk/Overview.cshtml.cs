using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Where administration begins: the desks this person may use here.</summary>
[Authorize]
public sealed class OverviewModel(IEnumerable<IMenuSource> menus, IResources resources, ICurrentPerson person, ISiteContext site, IScannerNotice scanner) : PageModel
{
    public IReadOnlyList<MenuItem> Desks { get; private set; } = [];

    public Site Site => site.Current;

    /// <summary>What is wrong with the virus scanner, for those who can do something about it; else null.</summary>
    public string? ScannerTrouble { get; private set; }

    public int Resources { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Desks = await menus.AllAsync(MenuPlace.Desk, cancellation);
        if (Desks.Count == 0)
            return Forbid();
        if (person.Can(Permissions.System))
            ScannerTrouble = await scanner.ForOperatorsAsync(cancellation);
        var viewer = Viewer.From(person);
        Resources = Site.IsPortal
            ? (await resources.CountAsync(viewer, cancellation)).All
            : (await resources.CountBySiteAsync([Site.Id], viewer, cancellation)).GetValueOrDefault(Site.Id);
        return Page();
    }
}
