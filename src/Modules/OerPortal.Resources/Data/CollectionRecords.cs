using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Collections as others follow them (docs/adr/0021-changes-in-commit-order.md).</summary>
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
                               Resources = db.Set<CollectionItem>().OfAllSites().Where(i => i.CollectionId == change.Id).OrderBy(i => i.Position).Select(i => i.ResourceId).ToList(),
                           }).AsNoTracking().ToListAsync(cancellation);
        return [.. found.Select(f => f.change.ToRecord(() => new CollectionDocument(f.collection!.Title, f.collection.Description, f.Resources)))];
    }
}
