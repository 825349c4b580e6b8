using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Links of published resources whose pages may be gone: to their contributors, and to whoever may take the resource down.</summary>
internal sealed class DoubtfulLinks(ResourcesDbContext db, ReviewRights rights, ICurrentPerson person, ISiteContext site, IFiles files, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>Longest in doubt first.</summary>
    internal async Task<IReadOnlyList<DoubtfulLink>> MineAsync(CancellationToken cancellation)
        => await Mine().Take(Most).ToListAsync(cancellation);

    internal Task<int> CountAsync(CancellationToken cancellation) => Mine().CountAsync(cancellation);

    /// <summary>Lets the link lead elsewhere, in the version that people see.</summary>
    /// <returns>False for an unknown one and for one that is none of theirs.</returns>
    internal Task<bool> ReplaceAsync(string publicId, Guid linkId, PageFacts page, CancellationToken cancellation)
        => db.AloneWithResourceAsync(publicId, async () =>
        {
            if (await FindAsync(publicId, linkId, cancellation) is not { } resource)
                return false;
            var facts = await files.FindManyAsync([.. resource.Current!.Files.Select(f => f.FileId)], cancellation);
            resource.ReplaceLink(linkId, page, person.Id!.Value, facts, time.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
            return true;
        }, cancellation);

    /// <summary>The published resource with this link, for whoever may take it down; null for others, as for an unknown one.</summary>
    internal async Task<Resource?> FindAsync(string publicId, Guid linkId, CancellationToken cancellation)
    {
        if (!Cms.Text.PublicId.IsWellFormed(publicId))
            return null;
        var resource = await db.FindWholeAsync(db.Resources.OfAllSites().Where(r => r.PublicId == publicId && r.CurrentVersionId != null), cancellation);
        return resource is not null && rights.MayWithdraw(resource) && resource.Current!.Links.Exists(l => l.Id == linkId) ? resource : null;
    }

    private IQueryable<DoubtfulLink> Mine()
    {
        var (here, me) = (site.Current.Id, person.Id);
        var (isPortal, all, ofSchool) = (site.Current.IsPortal, rights.ReviewsAll, rights.ReviewsHere);
        return from check in db.LinkChecks
               where check.DoubtfulSince != null
               join link in db.Set<VersionLink>().OfAllSites() on check.Address equals link.Address
               join resource in db.Resources.OfAllSites() on link.VersionId equals resource.CurrentVersionId
               join entry in db.Catalogue on resource.Id equals entry.ResourceId
               where (isPortal || resource.SiteId == here)
                   && (resource.OwnerId == me || all || (ofSchool && !isPortal && entry.Visibility == Visibility.School))
               orderby check.DoubtfulSince, link.Id
               select new DoubtfulLink(entry.PublicId, entry.Title, link.Id, link.Title ?? link.PageTitle, link.Address, check.DoubtfulSince!.Value, check.Trouble ?? "status");
    }
}

/// <param name="ResourceTitle">Of the resource that has it.</param>
/// <param name="Trouble">A code of <c>resources.link.trouble.*</c>.</param>
internal sealed record DoubtfulLink(string PublicId, string ResourceTitle, Guid LinkId, string Title, string Address, DateTimeOffset Since, string Trouble);
