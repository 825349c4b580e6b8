using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Resources.Pages;

/// <summary>A sheet for the classroom's wall: title, QR code, address.</summary>
[GuestCache(ResourceTags.All, ResourceTags.One)]
internal sealed class PosterModel(SharedPages shared, ISiteContext site) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    public Shared Shared { get; private set; } = null!;

    public string Library => site.Current.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await shared.FindAsync(PublicId, Request, cancellation) is not { } found)
            return NotFound();
        Shared = found;
        return Page();
    }
}
