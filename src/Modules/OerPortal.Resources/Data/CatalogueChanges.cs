using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>The record that others follow (docs/adr/0021-changes-in-commit-order.md).</summary>
internal sealed class CatalogueChanges(ResourcesDbContext db)
{
    private const int Portion = 10_000;

    internal async Task<IReadOnlyList<ResourceRecord>> SinceAsync(long number, int count, CancellationToken cancellation)
    {
        await GiveNumbersAsync(cancellation);
        return await ReadAsync(db.Changes.Where(c => c.Number > number).OrderBy(c => c.Number).Take(count), cancellation);
    }

    internal async Task<long> LastAsync(CancellationToken cancellation)
    {
        await GiveNumbersAsync(cancellation);
        return await db.Changes.MaxAsync(c => c.Number, cancellation) ?? 0;
    }

    internal async Task<ResourceRecord?> OfAsync(Guid resourceId, CancellationToken cancellation)
    {
        await GiveNumbersAsync(cancellation);
        return await ReadAsync(db.Changes.Where(c => c.ResourceId == resourceId && c.Number != null), cancellation) is [var record] ? record : null;
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

    // One at a time, and seen by all before the next begins: the lock goes with the commit. Rows that somebody is changing are left: their
    // new state gets a number when it is there.
    internal async Task GiveNumbersAsync(CancellationToken cancellation)
    {
        if (!await db.Changes.AnyAsync(c => c.Number == null, cancellation))
            return;
        int given;
        do
        {
            await using var turn = await db.Database.BeginTransactionAsync(cancellation);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('resources.change', 0))", cancellation);
            given = await db.Database.ExecuteSqlAsync(
                $"""
                WITH due AS MATERIALIZED (
                    SELECT resource_id FROM resources.change WHERE number IS NULL ORDER BY changed_at, resource_id LIMIT {Portion} FOR UPDATE SKIP LOCKED)
                UPDATE resources.change c SET number = nextval('resources.change_number') FROM due WHERE c.resource_id = due.resource_id
                """,
                cancellation);
            await turn.CommitAsync(cancellation);
        }
        while (given == Portion);
    }

    // In one statement: a number and what it stands for belong to the same moment.
    private async Task<IReadOnlyList<ResourceRecord>> ReadAsync(IQueryable<Change> changes, CancellationToken cancellation)
    {
        var described = from resource in db.Resources.OfAllSites()
                        join version in db.Versions.OfAllSites() on resource.CurrentVersionId equals version.Id
                        select new { resource.Id, version.Metadata };
        var found = await (from change in changes.AsNoTracking()
                           join entry in db.Catalogue on change.ResourceId equals entry.ResourceId into entries
                           from entry in entries.DefaultIfEmpty()
                           join about in described on change.ResourceId equals about.Id into abouts
                           from about in abouts.DefaultIfEmpty()
                           orderby change.Number
                           select new { change, entry, about.Metadata }).AsNoTracking().ToListAsync(cancellation);
        return [.. found.Select(f => new ResourceRecord(
            f.change.Number!.Value, f.change.ResourceId, f.change.PublicId, f.change.SiteId, f.change.ChangedAt, f.change.IsGone ? null : DocumentOf(f.entry!, f.Metadata!)))];
    }

    private static ResourceDocument DocumentOf(CatalogueEntry entry, ResourceMetadata about) =>
        new(ResourceCatalogue.CardOf(entry), about, entry.FileIds, entry.Version, entry.ChangedAt);
}
