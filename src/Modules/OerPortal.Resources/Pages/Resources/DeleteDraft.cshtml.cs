using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Asks, then deletes a draft with the files that nothing else uses.</summary>
[RequiresPermission(ResourcePermissions.ContributeId)]
internal sealed class DeleteDraftModel(ResourcesDbContext db, OwnDrafts drafts, DraftRemoval removal, ICurrentPerson person) : PageModel
{
    [FromRoute]
    public string DraftId { get; set; } = "";

    public string DraftTitle { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await FindAsync(cancellation) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } resource)
            return NotFound();
        var version = resource.Versions.Single(v => v.PublicId == DraftId);
        await removal.RemoveAsync(resource, [version], cancellation);
        await db.SaveChangesAsync(cancellation);
        TempData[ContributeModel.DeletedKey] = DraftTitle;
        return Redirect(Request.PathBase + ResourceAddress.Contributions);
    }

    private async Task<Resource?> FindAsync(CancellationToken cancellation)
    {
        var resource = await drafts.FindAsync(DraftId, cancellation);
        var version = resource?.Versions.Find(v => v.PublicId == DraftId);
        if (resource is null || version?.Draft is null || resource.OwnerId != person.Id)
            return null;
        DraftTitle = version.Metadata.Title;
        return resource;
    }
}
