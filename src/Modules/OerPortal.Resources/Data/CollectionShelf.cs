using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Collections as the current site shows them: a school its own, the portal those of all sites; of each what everybody may find.</summary>
internal sealed class CollectionShelf(ResourcesDbContext db, CollectionRecords records, IResources resources, ReviewRights rights, ICurrentPerson person, ISiteContext site) : ICollections
{
    private const int Covers = 7;

    public Task<IReadOnlyList<CollectionCard>> NewestAsync(Guid? siteId, int count, Viewer viewer, CancellationToken cancellation)
        => NewestAsync(siteId is { } only ? Here().Where(c => c.SiteId == only) : Here(), count, viewer, cancellation);

    public Task<IReadOnlyList<CollectionCard>> OfferedAsync(int count, Viewer viewer, CancellationToken cancellation)
    {
        var hidden = HiddenHere();
        return NewestAsync(Offered().Where(c => !hidden.Contains(c.Id)), count, viewer, cancellation);
    }

    private async Task<IReadOnlyList<CollectionCard>> NewestAsync(IQueryable<Collection> collections, int count, Viewer viewer, CancellationToken cancellation)
    {
        var seen = db.Catalogue.Where(Visible.To(viewer, site.Current));
        var newest = await collections
            .Where(c => c.Publication != null && c.Items.Any(i => seen.Any(e => e.ResourceId == i.ResourceId)))
            .OrderByDescending(c => c.ChangedAt).Take(count)
            .AsNoTracking().Include(c => c.Items)
            .ToListAsync(cancellation);
        Guid[] ids = [.. newest.SelectMany(c => c.Items).Select(i => i.ResourceId).Distinct()];
        var cards = await seen.AsNoTracking().Where(e => ids.Contains(e.ResourceId)).ToDictionaryAsync(e => e.ResourceId, cancellation);
        return [.. newest.Select(c => CardOf(c, cards, Covers))];
    }

    public async Task<CollectionCard?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellation)
    {
        if (await FindShownAsync(publicId, cancellation) is not { IsPublished: true } found)
            return null;
        Guid[] ids = [.. found.Items.Select(i => i.ResourceId)];
        var cards = await db.Catalogue.Where(Visible.To(viewer, site.Current)).AsNoTracking().Where(e => ids.Contains(e.ResourceId)).ToDictionaryAsync(e => e.ResourceId, cancellation);
        return CardOf(found, cards, int.MaxValue) is { Count: > 0 } card ? card : null;
    }

    public Task<IReadOnlyList<PublicRecord<CollectionDocument>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation)
        => records.SinceAsync(number, count, cancellation);

    async Task<NamedCollection?> ICollections.FindAsync(string publicId, CancellationToken cancellation)
        => await FindKnownAsync(publicId, cancellation) is { } found ? Named(found) : null;

    public async Task<IReadOnlyDictionary<string, NamedCollection>> FindAllAsync(IReadOnlyCollection<string> publicIds, CancellationToken cancellation)
        => await Known().Where(c => publicIds.Contains(c.PublicId)).ToDictionaryAsync(c => c.PublicId, Named, cancellation);

    public async Task<IReadOnlyList<CollectedPart>> PartsAsync(string publicId, Viewer viewer, CancellationToken cancellation)
        => await FindKnownAsync(publicId, cancellation) is { } found ? await PartsAsync(found, viewer, cancellation) : [];

    /// <summary>What the viewer may see of it; sections of which they see nothing are left out.</summary>
    internal async Task<IReadOnlyList<CollectedPart>> PartsAsync(Collection collection, Viewer viewer, CancellationToken cancellation)
    {
        var cards = (await resources.CardsAsync([.. collection.Ordered.Select(i => i.ResourceId)], viewer, cancellation)).ToDictionary(card => card.Id);
        return
        [
            .. from part in collection.Parts
               let things = part.Items.Where(i => cards.ContainsKey(i.ResourceId)).Select(i => new CollectedThing(cards[i.ResourceId], i.Note)).ToList()
               where things.Count > 0
               select new CollectedPart(part.Section?.Heading, part.Section?.Words ?? "", things),
        ];
    }

    /// <summary>
    /// The collection, if the current site shows it to the current person: the department's are for every school that does not hide them; what is
    /// not published is its maker's and theirs who look at it.
    /// </summary>
    internal async Task<Collection?> FindShownAsync(string publicId, CancellationToken cancellation)
    {
        var (here, portal, hidden) = (site.Current, site.Portal.Id, HiddenHere());
        var found = await db.Collections.OfAllSites().AsNoTracking().Whole()
            .FirstOrDefaultAsync(c => c.PublicId == publicId && (here.IsPortal || c.SiteId == here.Id || (c.SiteId == portal && !hidden.Contains(c.Id))), cancellation);
        return found is null || found.IsPublished || found.OwnerId == person.Id || (found.Submission is not null && MayDecide(found.SiteId)) ? found : null;
    }

    /// <summary>The collection, if it is published at the current site.</summary>
    internal Task<Collection?> FindAsync(string publicId, CancellationToken cancellation)
        => Here().AsNoTracking().Whole().FirstOrDefaultAsync(c => c.PublicId == publicId && c.Publication != null, cancellation);

    /// <summary>What an address opens at the collection's own site.</summary>
    internal Task<Collection?> FindSharedAsync(string token, CancellationToken cancellation)
        => db.Collections.AsNoTracking().Whole().FirstOrDefaultAsync(c => c.Link != null && c.Link.Token == token, cancellation);

    /// <summary>Those the person made at the current site, empty ones included.</summary>
    internal async Task<IReadOnlyList<Collection>> OfOwnerAsync(Guid personId, CancellationToken cancellation)
        => await db.Collections.AsNoTracking().Whole().Where(c => c.OwnerId == personId).OrderByDescending(c => c.ChangedAt).ToListAsync(cancellation);

    /// <summary>Whether the current person lets collections of this site be found, their own too: what stands in them was looked at already.</summary>
    internal bool MayDecide(Guid siteId) => rights.MayReview(siteId, Visibility.School);

    /// <summary>Of the portal itself, for every school.</summary>
    internal IQueryable<Collection> Offered()
    {
        var portal = site.Portal.Id;
        return db.Collections.OfAllSites().Where(c => c.SiteId == portal && c.Publication != null);
    }

    /// <summary>Which of them the current site does not show.</summary>
    internal IQueryable<Guid> HiddenHere()
    {
        var here = site.Current.Id;
        return db.Set<HiddenCollection>().OfAllSites().Where(h => h.SiteId == here).Select(h => h.CollectionId);
    }

    // What anybody may find is known everywhere, what is not at its own site and at the portal.
    private Task<Collection?> FindKnownAsync(string publicId, CancellationToken cancellation)
        => Known().FirstOrDefaultAsync(c => c.PublicId == publicId, cancellation);

    private IQueryable<Collection> Known()
    {
        var (isPortal, here) = (site.Current.IsPortal, site.Current.Id);
        return db.Collections.OfAllSites().AsNoTracking().Whole().Where(c => isPortal || c.SiteId == here || c.Publication != null);
    }

    private static NamedCollection Named(Collection c)
        => new(c.PublicId, c.Title, c.Description, c.SiteId, c.OwnerId, c.IsPublished, [.. c.Ordered.Select(i => i.ResourceId)]);

    private IQueryable<Collection> Here()
        => site.Current.IsPortal ? db.Collections.OfAllSites() : db.Collections;

    private static CollectionCard CardOf(Collection c, Dictionary<Guid, CatalogueEntry> cards, int covers)
    {
        CatalogueEntry[] seen = [.. c.Ordered.Where(i => cards.ContainsKey(i.ResourceId)).Select(i => cards[i.ResourceId])];
        return new CollectionCard(c.PublicId, c.Title, c.Description, c.SiteId, c.OwnerId, seen.Length, [.. seen.Take(covers).Select(ResourceCatalogue.CardOf)]);
    }
}
