using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Collections as others follow them (docs/adr/0021-changes-in-commit-order.md). What is not published is nothing to anybody.</summary>
internal sealed class CollectionRecords(ResourcesDbContext db, ChangeNumbers numbers)
{
    internal async Task<IReadOnlyList<PublicRecord<CollectionDocument>>> SinceAsync(long number, int count, CancellationToken cancellation)
    {
        await numbers.GiveAsync(cancellation);
        var found = await (from change in db.ChangesSince("collection", number, count)
                           join collection in db.Collections.OfAllSites() on change.Id equals collection.Id into collections
                           from collection in collections.DefaultIfEmpty()
                           orderby change.Number
                           select new
                           {
                               change,
                               collection,
                               IsPublished = db.Set<CollectionPublication>().OfAllSites().Any(p => p.CollectionId == change.Id),
                               Items = db.Set<CollectionItem>().OfAllSites().Where(i => i.CollectionId == change.Id).OrderBy(i => i.Position).ToList(),
                               Sections = db.Set<CollectionSection>().OfAllSites().Where(s => s.CollectionId == change.Id).OrderBy(s => s.Position).ToList(),
                           }).AsNoTracking().AsSingleQuery().ToListAsync(cancellation);
        return [.. found.Select(f => f.IsPublished
            ? f.change.ToRecord(() => DocumentOf(f.collection!, f.Items, f.Sections))
            : f.change.ToRecord<CollectionDocument>(() => null!))];
    }

    private static CollectionDocument DocumentOf(Collection collection, List<CollectionItem> items, List<CollectionSection> sections) => new(
        collection.Title,
        collection.Description,
        [.. items.Select(i => i.ResourceId)],
        [.. sections.Select(s => new DocumentSection(s.Heading, s.Words, [.. items.Where(i => i.SectionId == s.Id).Select(i => i.ResourceId)]))],
        items.Where(i => i.Note is not null).ToDictionary(i => i.ResourceId, i => i.Note!));
}
