using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Published resources for the other modules, from the catalogue's rows.</summary>
internal sealed class ResourceCatalogue(ResourcesDbContext db, CatalogueChanges changes, Tally tally, ISiteContext site) : IResources
{
    // Guests are most of those who search, and what they see (Visible) hangs on nothing: put together once.
    private static readonly Func<ResourcesDbContext, Guid[], IAsyncEnumerable<CatalogueEntry>> PublicOnes = EF.CompileAsyncQuery(
        (ResourcesDbContext db, Guid[] ids) => db.Catalogue.AsNoTracking().Where(e => ids.Contains(e.ResourceId) && e.Visibility == Visibility.Public));

    public Task<ResourceDocument?> DocumentAsync(Guid resourceId, CancellationToken cancellation) => changes.DocumentAsync(resourceId, cancellation);

    public Task<IReadOnlyList<PublicRecord<ResourceDocument>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation) => changes.SinceAsync(number, count, cancellation);

    public Task<long> LastNumberAsync(CancellationToken cancellation) => changes.LastAsync(cancellation);

    public Task<PublicRecord<ResourceDocument>?> RecordAsync(Guid resourceId, CancellationToken cancellation) => changes.OfAsync(resourceId, cancellation);

    public async Task<ResourceCard?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellation)
    {
        if (!PublicId.IsWellFormed(publicId))
            return null;
        var entry = await db.Catalogue.AsNoTracking().Where(Visible.To(viewer, site.Current)).FirstOrDefaultAsync(e => e.PublicId == publicId, cancellation);
        return entry is null ? null : CardOf(entry);
    }

    public async Task<IReadOnlyList<ResourceCard>> CardsAsync(IReadOnlyList<Guid> ids, Viewer viewer, CancellationToken cancellation)
    {
        var wanted = ids.ToArray();
        var entries = !viewer.IsPlainGuest
            ? db.Catalogue.AsNoTracking().Where(e => wanted.Contains(e.ResourceId)).Where(Visible.To(viewer, site.Current)).AsAsyncEnumerable()
            : PublicOnes(db, wanted);
        var found = new Dictionary<Guid, CatalogueEntry>(wanted.Length);
        await foreach (var entry in entries.WithCancellation(cancellation))
            found.Add(entry.ResourceId, entry);
        return [.. ids.Where(found.ContainsKey).Select(id => CardOf(found[id]))];
    }

    public async Task<IReadOnlyList<ResourceCard>> NewestAsync(Guid? siteId, int count, Viewer viewer, CancellationToken cancellation)
    {
        var entries = db.Catalogue.AsNoTracking().Where(Visible.To(viewer, site.Current));
        if (siteId is { } only)
            entries = entries.Where(e => e.SiteId == only);
        var newest = await entries.OrderByDescending(e => e.PublishedAt).ThenBy(e => e.ResourceId).Take(count).ToListAsync(cancellation);
        return [.. newest.Select(CardOf)];
    }

    public async Task<IReadOnlyList<ResourceCard>> LentAsync(int count, Viewer viewer, CancellationToken cancellation)
    {
        var lent = db.Catalogue.AsNoTracking().Where(Visible.To(viewer, site.Current)).Where(e => e.Licence == Licences.Lent);
        return [.. (await lent.OrderByDescending(e => e.PublishedAt).ThenBy(e => e.ResourceId).Take(count).ToListAsync(cancellation)).Select(CardOf)];
    }

    public Task<ResourceCounts> CountAsync(Viewer viewer, CancellationToken cancellation) => tally.CountAsync(viewer, cancellation);

    public Task<IReadOnlyDictionary<Guid, int>> CountBySiteAsync(IReadOnlyCollection<Guid> siteIds, Viewer viewer, CancellationToken cancellation) =>
        tally.CountBySiteAsync(viewer, siteIds, cancellation);

    public Task<IReadOnlyDictionary<Guid, int>> LargestSitesAsync(int count, Viewer viewer, CancellationToken cancellation) =>
        tally.LargestSitesAsync(viewer, count, cancellation);

    internal static ResourceCard CardOf(CatalogueEntry e) => new(
        e.ResourceId,
        e.PublicId,
        e.Title,
        e.Authors,
        e.Description,
        e.Kind,
        e.Subjects,
        e.Grades,
        e.Levels,
        e.Language,
        e.Licence,
        e.SiteId,
        e.Visibility,
        e.CoverAddress,
        e.MainFileId,
        e.CanBeRead,
        e.Formats,
        e.Pages,
        e.Minutes,
        e.PublishedAt);
}
