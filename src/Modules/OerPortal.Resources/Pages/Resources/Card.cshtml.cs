using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;

namespace OerPortal.Resources.Pages;

/// <summary>
/// A public resource as a card for pages of schools and learning systems, which may show it in a frame. It knows nobody: no cookie, no sign-in,
/// no script, and every link leads out of the frame. What is unknown or gone says so kindly, in the same place.
/// </summary>
[ContentSecurity(Policy)]
[GuestCache(ResourceTags.All, ResourceTags.One)]
[WithoutSession]
[IgnoreAntiforgeryToken] // It changes nothing, and without cookies no token is ever valid: other verbs are refused for what they are.
internal sealed class CardModel(PublicPages pages, PortalAddress portal) : PageModel
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; object-src 'none'; frame-ancestors *";

    [FromRoute]
    public string PublicId { get; set; } = "";

    /// <summary>Null when there is nothing that everybody may see.</summary>
    public ResourceSheet? Sheet { get; private set; }

    /// <summary>Set when everybody could see it until then.</summary>
    public string? TakenDownOn { get; private set; }

    public string Origin => portal.OriginOr(Request);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Sheet = (await pages.FindAsync(PublicId, cancellation))?.Sheet;
        if (Sheet is not null)
            return;
        TakenDownOn = (await pages.TakenDownAsync(PublicId, cancellation))?.At.Day();
        Response.StatusCode = TakenDownOn is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
    }
}
