using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Asks for the reason and takes a resource down.</summary>
[Authorize]
internal sealed class WithdrawModel(ResourcesDbContext db, ReviewRights rights, ICurrentPerson person, IStringLocalizer strings, TimeProvider time) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public string ResourceTitle { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await FindAsync(cancellation) is null ? NotFound() : Page();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
        => db.AloneWithResourceAsync(PublicId, () => WithdrawAsync(cancellation), cancellation);

    private async Task<IActionResult> WithdrawAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } resource)
            return NotFound();
        try
        {
            resource.Withdraw(person.Id!.Value, PlainText.Lines(Reason, DraftLimits.Comment), time.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
            return Redirect(ResourceAddress.Page(Request.PathBase, PublicId));
        }
        catch (TransitionRefusedException refused)
        {
            ModelState.AddModelError(nameof(Reason), strings[refused.Key]);
            return Page();
        }
    }

    private async Task<Resource?> FindAsync(CancellationToken cancellation)
    {
        var resource = await db.FindWholeAsync(db.Resources.OfAllSites().Where(r => r.PublicId == PublicId && r.CurrentVersionId != null), cancellation);
        if (resource is null || !rights.MayWithdraw(resource))
            return null;
        ResourceTitle = resource.Current!.Metadata.Title;
        return resource;
    }
}
