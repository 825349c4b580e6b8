using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Reading.Data;
using OerPortal.Resources;

namespace OerPortal.Reading.Pages;

/// <summary>
/// The reader in other people's pages: of schools, classes and learning systems. It knows nobody, whoever is signed in beside it: no cookie is
/// read or set, what everybody may read is all there is, and the place is kept on the device alone. Every link leads out of the frame.
/// </summary>
[RequiresFeature("reading")]
[ContentSecurity(FramedPolicy)]
[GuestCache(ResourceTags.All, ResourceTags.One)]
[WithoutSession]
[IgnoreAntiforgeryToken] // It changes nothing, and without cookies no token is ever valid: other verbs are refused for what they are.
[Counted(Use.Read, "publicId", CountsUnchanged = true)]
internal sealed class EmbeddedModel(ReadingRoom room, ReaderSettings settings, ReaderChunks chunks, PortalAddress portal) : ReaderPage(room, settings, chunks)
{
    public string Origin => portal.OriginOr(Request);

    internal bool IsThere { get; private set; }

    internal override bool IsFramed => true;

    internal override string Back => Origin + ResourceAddress.Page(Readable.Card!.PublicId);

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (!PublicId.IsWellFormed(publicId) || await Room.OfResourceAsync(publicId, fileId: null, cancellation) is not { } found)
        {
            HttpContext.DoesNotCount();
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        if (found.Publication is null)
        {
            // Sound, films and what is only taken along stand on the card.
            HttpContext.DoesNotCount();
            return LocalRedirect(ResourceAddress.Card(Request.PathBase, publicId) + Request.QueryString);
        }

        IsThere = true;
        return await ShowAsync(found, cancellation);
    }
}
