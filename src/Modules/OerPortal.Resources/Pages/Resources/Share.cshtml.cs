using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Pages;

/// <summary>How to pass a resource on, or a place in it: link, QR code, Zalo, a collection.</summary>
[GuestCache(ResourceTags.All, ResourceTags.One)]
internal sealed class ShareModel(SharedPages shared, WorkPlaces places) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    public Shared Shared { get; private set; } = null!;

    public bool MayCollect => places.Collecting.Count > 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await shared.FindAsync(PublicId, Request, cancellation) is not { } found)
            return NotFound();
        Shared = found;
        return Page();
    }
}
