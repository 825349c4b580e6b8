using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Collections as the current site shows them: a school its own, the portal those of all sites.</summary>
internal sealed class CollectionShelf(ResourcesDbContext db, CollectionRecords records, ISiteContext site) : ICollections
{
    private const int Covers = 7;

    public Task<IReadOnlyList<CollectionCard>> NewestAsync(Guid? siteId, int count, Viewer viewer, CancellationToken cancellation)
        => NewestAsync(siteId is { } only ? Here().Where(c => c.SiteId == only) : Here(), count, viewer, cancellation);

    public Task<IReadOnlyList<CollectionCard>> OfferedAsync(int count, Viewer viewer, CancellationToken cancellation)
        => NewestAsync(db.Collections.OfAllSites().Where(c => c.SiteId == site.Portal.Id), count, viewer, cancellation);

    private async Task<IReadOnlyList<CollectionCard>> NewestAsync(IQueryable<Collection> collections, int count, Viewer viewer, CancellationToken cancellation)
    {
        var seen = db.Catalogue.Where(Visible.To(viewer, site.Current));
        var newest = await collections
            .Where(c => c.Items.Any(i => seen.Any(e => e.ResourceId == i.ResourceId)))
            .OrderByDescending(c => c.ChangedAt).Take(count)
            .AsNoTracking().Include(c => c.Items)
            .ToListAsync(cancellation);
        Guid[] ids = [.. newest.SelectMany(c => c.Items).Select(i => i.ResourceId).Distinct()];
        var cards = await seen.AsNoTracking().Where(e => ids.Contains(e.ResourceId)).ToDictionaryAsync(e => e.ResourceId, cancellation);
        return [.. newest.Select(c => CardOf(c, cards, Covers))];
    }

    public async Task<CollectionCard?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellation)
    {
        if (await FindShownAsync(publicId, cancellation) is not { } found)
            return null;
        Guid[] ids = [.. found.Items.Select(i => i.ResourceId)];
        var cards = await db.Catalogue.Where(Visible.To(viewer, site.Current)).AsNoTracking().Where(e => ids.Contains(e.ResourceId)).ToDictionaryAsync(e => e.ResourceId, cancellation);
        return CardOf(found, cards, int.MaxValue) is { Count: > 0 } card ? card : null;
    }

    public Task<IReadOnlyList<PublicRecord<CollectionDocument>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation)
        => records.SinceAsync(number, count, cancellation);

    async Task<NamedCollection?> ICollections.FindAsync(string publicId, CancellationToken cancellation)
        => await Here().AsNoTracking().Include(c => c.Items).FirstOrDefaultAsync(c => c.PublicId == publicId, cancellation) is { } found
            ? new NamedCollection(found.PublicId, found.Title, found.SiteId, found.OwnerId, [.. found.Ordered.Select(i => i.ResourceId)])
            : null;

    /// <summary>The collection, if the current site shows it: the department's are for every school.</summary>
    internal Task<Collection?> FindShownAsync(string publicId, CancellationToken cancellation)
    {
        var (here, portal) = (site.Current, site.Portal.Id);
        return db.Collections.OfAllSites().AsNoTracking().Include(c => c.Items)
            .FirstOrDefaultAsync(c => c.PublicId == publicId && (here.IsPortal || c.SiteId == here.Id || c.SiteId == portal), cancellation);
    }

    /// <summary>The collection, if it belongs to the current site.</summary>
    internal Task<Collection?> FindAsync(string publicId, CancellationToken cancellation)
        => Here().Include(c => c.Items).FirstOrDefaultAsync(c => c.PublicId == publicId, cancellation);

    /// <summary>Those the person made at the current site, empty ones included.</summary>
    internal async Task<IReadOnlyList<Collection>> OfOwnerAsync(Guid personId, CancellationToken cancellation)
        => await db.Collections.AsNoTracking().Include(c => c.Items).Where(c => c.OwnerId == personId).OrderByDescending(c => c.ChangedAt).ToListAsync(cancellation);

    private IQueryable<Collection> Here()
        => site.Current.IsPortal ? db.Collections.OfAllSites() : db.Collections;

    private static CollectionCard CardOf(Collection c, Dictionary<Guid, CatalogueEntry> cards, int covers)
    {
        CatalogueEntry[] seen = [.. c.Ordered.Where(i => cards.ContainsKey(i.ResourceId)).Select(i => cards[i.ResourceId])];
        return new CollectionCard(c.PublicId, c.Title, c.Description, c.SiteId, c.OwnerId, seen.Length, [.. seen.Take(covers).Select(ResourceCatalogue.CardOf)]);
    }
}
