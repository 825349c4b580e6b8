using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Citing;

namespace OerPortal.Resources.Pages;

/// <summary>How to cite a public resource: in the styles that are asked for here and elsewhere, and as files for reference programs.</summary>
[GuestCache(ResourceTags.All, ResourceTags.One)]
internal sealed class CiteModel(PublicPages pages, ISiteContext site, PortalAddress portal, TimeProvider time) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    internal CitedWork Work { get; private set; } = null!;

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await pages.FindAsync(PublicId, cancellation) is not { Sheet: { } sheet })
            return StatusCode(await pages.TakenDownAsync(PublicId, cancellation) is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
        Work = CitedWork.Of(sheet, site.Portal.Name, portal.OriginOr(Request) + sheet.Path);
        return Page();
    }
}
