using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Merging;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Titles that look like one book described more than once.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class TwinTitlesModel(TitleMerging merging, ISiteContext site) : PageModel
{
    internal IReadOnlyList<IReadOnlyList<Title>> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Groups = await merging.TwinsAsync(cancellation);
        return Page();
    }
}
