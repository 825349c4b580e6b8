using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Classes.Models;
using OerPortal.Classes.Openings;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Pages;

/// <summary>A sheet for the wall: title, QR code, the code in large letters.</summary>
[Authorize]
[RequiresFeature("classes")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OpeningPosterModel(OpeningDesk desk, PortalAddress portal) : PageModel
{
    public Opening Opening { get; private set; } = null!;

    public string Address => portal.OriginOr(Request) + desk.PathOf(Opening);

    /// <summary>Where the code is typed.</summary>
    public string Typed => Address[(Address.IndexOf("://", StringComparison.Ordinal) + 3)..Address.LastIndexOf('/')];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await desk.OwnAsync(id, cancellation) is not { } own)
            return NotFound();
        Opening = own;
        return Page();
    }
}
