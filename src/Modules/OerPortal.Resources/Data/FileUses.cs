using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>A resource that files are used in.</summary>
/// <param name="Title">Empty for a draft without one.</param>
/// <param name="Path">Its page, its review or one's own draft, without the site's prefix.</param>
internal sealed record FileUse(IReadOnlyList<Guid> Files, string Title, string Path);

/// <summary>Where files are used, as far as the person may know it: what a neighbour keeps to itself is not told, not even that it exists.</summary>
internal sealed class FileUses(ResourcesDbContext db, ICurrentPerson person, ISiteContext site, ReviewRights rights)
{
    private const int Most = 200;

    /// <returns>What is published first.</returns>
    internal async Task<IReadOnlyList<FileUse>> OfAsync(IReadOnlyCollection<Guid> files, Guid exceptResource, CancellationToken cancellation)
    {
        if (files.Count == 0)
            return [];
        var me = person.Id;
        var uses = await db.Versions.OfAllSites().AsNoTracking()
            .Where(v => v.ResourceId != exceptResource && v.Files.Any(f => files.Contains(f.FileId)))
            .Join(db.Resources.OfAllSites(), v => v.ResourceId, r => r.Id, (v, r) => new
            {
                Version = v,
                Files = v.Files.Select(f => f.FileId).ToList(),
                Waiting = v.Submissions.Where(s => !s.IsDecided).Select(s => s.PublicId).FirstOrDefault(),
                IsDraft = v.Draft != null,
                r.PublicId,
                IsMine = r.OwnerId == me || r.CoAuthors.Any(c => c.PersonId == me && c.AcceptedAt != null),
                IsPublished = r.CurrentVersionId == v.Id,
            })
            .OrderByDescending(u => u.IsPublished).Take(Most).ToListAsync(cancellation);
        return
        [
            .. from use in uses
               let path = use.IsPublished ? PageOf(use.Version, use.PublicId)
                   : use.Waiting is { } waiting && rights.MayReview(use.Version.SiteId, use.Version.Visibility) ? ResourceAddress.Review(waiting)
                   : use is { IsDraft: true, IsMine: true } && (site.Current.IsPortal || site.Current.Id == use.Version.SiteId) ? ResourceAddress.Draft(use.Version.PublicId)
                   : null
               where path is not null
               select new FileUse(use.Files, use.Version.Metadata.Title, path),
        ];
    }

    private string? PageOf(ResourceVersion version, string publicId)
        => Visible.Is(version.Visibility, version.SiteId, version.ResourceId, Viewer.From(person), site.Current) || rights.MayReview(version.SiteId, version.Visibility) ? ResourceAddress.Page(publicId) : null;
}
