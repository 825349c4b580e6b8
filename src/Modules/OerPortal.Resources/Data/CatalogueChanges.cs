using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>The record that others follow (docs/adr/0021-changes-in-commit-order.md).</summary>
internal sealed class CatalogueChanges(ResourcesDbContext db, ChangeNumbers numbers)
{
    /// <summary>Resources in <c>cms.change</c>.</summary>
    internal const string Kind = "resource";

    internal async Task<IReadOnlyList<PublicRecord<ResourceDocument>>> SinceAsync(long number, int count, CancellationToken cancellation)
    {
        await numbers.GiveAsync(cancellation);
        return await ReadAsync(db.ChangesSince(Kind, number, count), cancellation);
    }

    internal async Task<long> LastAsync(CancellationToken cancellation)
    {
        await numbers.GiveAsync(cancellation);
        return await db.ChangesOf(Kind).MaxAsync(c => c.Number, cancellation) ?? 0;
    }

    internal async Task<PublicRecord<ResourceDocument>?> OfAsync(Guid resourceId, CancellationToken cancellation)
    {
        await numbers.GiveAsync(cancellation);
        return await ReadAsync(db.ChangesOf(Kind).Where(c => c.Id == resourceId && c.Number != null), cancellation) is [var record] ? record : null;
    }

    internal async Task<ResourceDocument?> DocumentAsync(Guid resourceId, CancellationToken cancellation)
    {
        var found = await (from entry in db.Catalogue.AsNoTracking()
                           where entry.ResourceId == resourceId
                           join resource in db.Resources.OfAllSites() on entry.ResourceId equals resource.Id
                           join version in db.Versions.OfAllSites() on resource.CurrentVersionId equals version.Id
                           select new { entry, version.Metadata }).FirstOrDefaultAsync(cancellation);
        return found is null ? null : DocumentOf(found.entry, found.Metadata);
    }

    /// <summary>What everybody may see of these.</summary>
    internal async Task<IReadOnlyDictionary<Guid, ResourceDocument>> PublicAsync(Guid[] ids, CancellationToken cancellation)
    {
        var found = await (from entry in db.Catalogue.AsNoTracking()
                           where ids.Contains(entry.ResourceId) && entry.Visibility == Visibility.Public
                           join resource in db.Resources.OfAllSites() on entry.ResourceId equals resource.Id
                           join version in db.Versions.OfAllSites() on resource.CurrentVersionId equals version.Id
                           select new { entry, version.Metadata }).ToListAsync(cancellation);
        return found.ToDictionary(f => f.entry.ResourceId, f => DocumentOf(f.entry, f.Metadata));
    }

    // In one statement: a number and what it stands for belong to the same moment.
    private async Task<IReadOnlyList<PublicRecord<ResourceDocument>>> ReadAsync(IQueryable<ChangeRow> changes, CancellationToken cancellation)
    {
        var described = from resource in db.Resources.OfAllSites()
                        join version in db.Versions.OfAllSites() on resource.CurrentVersionId equals version.Id
                        select new { resource.Id, version.Metadata };
        var found = await (from change in changes
                           join entry in db.Catalogue on change.Id equals entry.ResourceId into entries
                           from entry in entries.DefaultIfEmpty()
                           join about in described on change.Id equals about.Id into abouts
                           from about in abouts.DefaultIfEmpty()
                           orderby change.Number
                           select new { change, entry, about.Metadata }).AsNoTracking().ToListAsync(cancellation);
        return [.. found.Select(f => f.change.ToRecord(() => DocumentOf(f.entry!, f.Metadata!)))];
    }

    private static ResourceDocument DocumentOf(CatalogueEntry entry, ResourceMetadata about) =>
        new(ResourceCatalogue.CardOf(entry), about, entry.FileIds, entry.Version, entry.ChangedAt, entry.FileTitles)
        {
            Links = [.. entry.LinkAddresses.Zip(entry.LinkTitles, (address, title) => new LinkElsewhere(address, title))],
        };
}
