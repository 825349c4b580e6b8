using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>A published resource as it is passed on: what a link, a code or a sheet for the wall says.</summary>
/// <param name="Address">Absolute: of its page, or of the reader at the place.</param>
/// <param name="PageAddress">Absolute: of its page, short enough to be typed.</param>
/// <param name="Place">Null where the whole is meant.</param>
/// <param name="Contents">To name the chapter of the place by; empty where that is not known.</param>
internal sealed record Shared(ResourceCard Card, string Address, string PageAddress, PlaceIn? Place, IReadOnlyList<SheetChapter> Contents)
{
    /// <summary>Whether whoever gets the link can open it without an account.</summary>
    public bool IsForAll => Card.Visibility == Visibility.Public;

    /// <summary>As people type it.</summary>
    public string Typed => PageAddress[(PageAddress.IndexOf("://", StringComparison.Ordinal) + 3)..];
}

/// <summary>Finds what is to be shared, as the current person may see it.</summary>
internal sealed class SharedPages(IResources resources, PublicPages pages, ICurrentPerson person, ISites sites, PortalAddress portal)
{
    internal async Task<Shared?> FindAsync(string publicId, HttpRequest request, CancellationToken cancellation)
    {
        if (await resources.FindAsync(publicId, Viewer.From(person), cancellation) is not { } card)
            return null;
        // What all may see stands at the portal, a school's own at its school.
        var site = portal.OriginOr(request) + (card.Visibility == Visibility.School ? sites.Find(card.SiteId)?.PathPrefix : "");
        var place = PlaceIn.Read(request.Query);
        var contents = place is null ? null : (await pages.FindAsync(publicId, cancellation))?.Sheet?.Contents;
        var page = site + ResourceAddress.Page(publicId);
        return new Shared(card, place is null ? page : site + place.ReaderAddress(publicId), page, place, contents ?? []);
    }
}
