using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Outside;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;
using OerPortal.Resources.Outside;

namespace OerPortal.Resources.Jobs;

/// <summary>Gets the picture that a page elsewhere names, on the way of every file: quarantine, scanner, drawn anew by a worker.</summary>
public sealed record FetchLinkPicture(Guid LinkId, string Address, Guid SiteId, Guid OwnerId) : IJob
{
    Guid? IJob.PersonId => OwnerId;
}

internal sealed class FetchLinkPictureJob(ResourcesDbContext db, OutsidePages pages, IFiles files) : IJobHandler<FetchLinkPicture>
{
    private static readonly Dictionary<string, string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/webp"] = ".webp",
        ["image/gif"] = ".gif",
    };

    public async Task RunAsync(FetchLinkPicture job, IJobProgress progress, CancellationToken cancellation)
    {
        var holder = LinkPictures.HolderOf(job.LinkId);
        var isWanted = await db.Set<VersionLink>().OfAllSites().AnyAsync(l => l.Id == job.LinkId && l.PictureId == null, cancellation);
        if (!isWanted || (await files.OfHolderAsync(holder, cancellation)).Count > 0)
            return;
        try
        {
            await using var picture = await pages.PictureAsync(new Uri(job.Address), cancellation);
            if (Endings.TryGetValue(picture.ContentType, out var ending))
                await files.AcceptAsync(new NewFile(job.SiteId, job.OwnerId, holder, "anh" + ending), picture.Body, cancellation);
        }
        catch (Exception e) when (e is OutsideTroubleException or NoRoomException)
        {
            // A link is as good without one.
        }
    }
}
