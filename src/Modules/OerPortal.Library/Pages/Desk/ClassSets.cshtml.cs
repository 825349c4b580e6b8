using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.ClassSets;

namespace OerPortal.Library.Pages.Desk;

/// <summary>The classes, with how many textbooks each has.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class ClassSetsModel(ClassGrids grids, ISiteContext site) : PageModel
{
    internal IReadOnlyList<ClassLine> Classes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Classes = await grids.ListAsync(cancellation);
        return Page();
    }
}
