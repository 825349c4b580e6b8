using OerPortal.Cms.Outside;
using OerPortal.Ingest;
using OerPortal.Resources.Jobs;
using OerPortal.Resources.Models;
using OerPortal.Resources.Outside;

namespace OerPortal.Resources.Data;

/// <summary>Addresses elsewhere that somebody adds to what they contribute.</summary>
internal sealed class DraftLinks(ResourcesDbContext db, OutsidePages pages, LinkTurns turns)
{
    /// <summary>Asks the page what it is. Before anything is locked: strangers take their time.</summary>
    /// <param name="pasted">As people paste it, also without a scheme.</param>
    /// <exception cref="LinkRefusedException">No address of the public web, or too many in an hour.</exception>
    internal async Task<PageFacts> ReadAsync(Guid personId, string? pasted, CancellationToken cancellation)
    {
        var address = OutsideAddress.ReadPasted(pasted) ?? throw new LinkRefusedException("address");
        if (address.AbsoluteUri.Length > DraftLimits.Address)
            throw new LinkRefusedException("address");
        if (!turns.Take(personId))
            throw new LinkRefusedException("tooMany");
        try
        {
            return await pages.ReadAsync(address, cancellation);
        }
        catch (OutsideTroubleException trouble)
        {
            throw new LinkRefusedException(trouble.Code, trouble.Detail);
        }
    }

    /// <summary>Adds it, and lets it fill what nobody has written. A picture of it follows.</summary>
    /// <exception cref="TransitionRefusedException">No draft, or enough links.</exception>
    internal VersionLink Add(Resource resource, ResourceVersion version, PageFacts page, FileRole role = FileRole.Main, string? title = null)
    {
        var link = version.Link(resource, page, role, title);
        if (role == FileRole.Main)
            version.FillFrom(resource, page);
        if (page.Picture is { } picture && link.PictureId is null)
            db.Enqueue(new FetchLinkPicture(link.Id, picture.AbsoluteUri, resource.SiteId, resource.OwnerId));
        return link;
    }

    /// <summary>Takes it out; its picture goes unless another version shows it.</summary>
    internal void Remove(Resource resource, ResourceVersion version, Guid linkId)
    {
        if (version.Links.Find(l => l.Id == linkId) is not { } link)
            return;
        version.Unlink(resource, linkId);
        if (link.PictureId is { } picture)
            db.Publish(new FilesGivenUp([picture]));
    }
}
