using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Where the same bytes are already.</summary>
/// <param name="Name">Of the file beside it in this draft, or the title of the other resource; null for a draft without title.</param>
/// <param name="Path">Page of the other resource or draft, without the site's prefix; null inside this draft.</param>
internal sealed record SameFile(string? Name, string? Path);

/// <summary>
/// Finds files with the same bytes: twice in one draft, or already in a resource that the person may see. What a neighbour keeps
/// to itself is not told, not even that it exists.
/// </summary>
internal sealed class SameFiles(ResourcesDbContext db, IFiles files, ICurrentPerson person, ISiteContext site, ReviewRights rights)
{
    private const int MostUses = 200;

    /// <param name="shown">The version's files in their order.</param>
    /// <returns>By file; the first of equal ones in the draft is not named for the others.</returns>
    public async Task<IReadOnlyDictionary<Guid, SameFile>> OfAsync(ResourceVersion version, IReadOnlyList<FileFacts> shown, CancellationToken cancellation)
    {
        var same = new Dictionary<Guid, SameFile>();
        var known = shown.Where(f => f is { Sha256: not null, IsReady: true }).ToList();
        foreach (var equal in known.GroupBy(f => f.Sha256))
        {
            foreach (var later in equal.Skip(1))
                same[later.Id] = new SameFile(equal.First().Name, null);
        }
        await AddElsewhereAsync(version, known.Where(f => !same.ContainsKey(f.Id)).ToList(), same, cancellation);
        return same;
    }

    private async Task AddElsewhereAsync(ResourceVersion version, List<FileFacts> shown, Dictionary<Guid, SameFile> same, CancellationToken cancellation)
    {
        if (shown.Count == 0)
            return;
        var others = await files.WithSameBytesAsync([.. shown.Select(f => f.Sha256!)], cancellation);
        var hashes = others.ToDictionary(f => f.Id, f => f.Sha256);
        Guid[] ids = [.. hashes.Keys];
        var uses = await db.Versions.OfAllSites().AsNoTracking()
            .Where(v => v.ResourceId != version.ResourceId && v.Files.Any(f => ids.Contains(f.FileId)))
            .Join(db.Resources.OfAllSites(), v => v.ResourceId, r => r.Id, (v, r) => new
            {
                Version = v,
                Files = v.Files.Select(f => f.FileId).ToList(),
                r.PublicId,
                r.OwnerId,
                IsPublished = r.CurrentVersionId == v.Id,
            })
            .OrderByDescending(u => u.IsPublished).Take(MostUses).ToListAsync(cancellation);
        foreach (var file in shown)
        {
            var use = uses.Find(u => u.Files.Exists(f => hashes.GetValueOrDefault(f) == file.Sha256) && MaySee(u.Version, u.OwnerId, u.IsPublished));
            if (use is not null)
                same[file.Id] = new SameFile(use.Version.Metadata.Title, use.IsPublished ? ResourceAddress.Page(use.PublicId) : ResourceAddress.Draft(use.Version.PublicId));
        }
    }

    private bool MaySee(ResourceVersion version, Guid ownerId, bool isPublished)
    {
        if (isPublished)
            return Visible.Is(version.Visibility, version.SiteId, Viewer.From(person), site.Current) || rights.MayReview(version.SiteId, version.Visibility);
        return version.Draft is not null && ownerId == person.Id && (site.Current.IsPortal || site.Current.Id == version.SiteId);
    }
}
