using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Reading.Data;
using OerPortal.Resources;

namespace OerPortal.Reading.Pages;

/// <summary>A file of a published resource.</summary>
[RequiresFeature("reading")]
[ContentSecurity(Policy)]
[GuestCache(ResourceTags.All, ResourceTags.One)]
[Counted(Use.Read, "publicId", CountsUnchanged = true)]
internal sealed class ReadModel(ReadingRoom room, ReaderSettings settings, ReaderChunks chunks) : ReaderPage(room, settings, chunks)
{
    public async Task<IActionResult> OnGetAsync(string publicId, Guid? fileId, CancellationToken cancellation)
    {
        var found = await Room.OfResourceAsync(publicId, fileId, cancellation);
        if (found is null && await Room.LendingAddressAsync(publicId, cancellation) is { } shelf)
        {
            HttpContext.DoesNotCount();
            return LocalRedirect(Request.PathBase + shelf);
        }

        if (found is null || await Room.SpokenInAsync(found, cancellation) is not { } film)
            return await ShowAsync(found, cancellation);
        HttpContext.DoesNotCount();
        return LocalRedirect(Request.PathBase + ResourceAddress.Reader(publicId, film == found.Card!.MainFileId ? null : film) + Request.QueryString);
    }
}
