using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Pages;

/// <summary>The contributor's look at the resource page to come.</summary>
[RequiresPermission(ResourcePermissions.ContributeId)]
internal sealed class PreviewModel(OwnDrafts drafts, ResourceSheets sheets) : PageModel
{
    [FromRoute]
    public string DraftId { get; set; } = "";

    public ResourceSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await drafts.FindAsync(DraftId, cancellation) is not { } resource)
            return NotFound();
        Sheet = await sheets.OfAsync(resource, resource.Versions.Single(v => v.PublicId == DraftId), withAnswers: true, cancellation);
        return Page();
    }
}
