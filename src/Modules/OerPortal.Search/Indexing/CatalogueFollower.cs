using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Jobs;
using OerPortal.Search.Models;

namespace OerPortal.Search.Indexing;

/// <summary>
/// Keeps an index up to the catalogue's last change, many records at once (docs/adr/0021-changes-in-commit-order.md). A record that
/// cannot be indexed becomes a job of its own, which is seen to fail, and does not stop those behind it.
/// </summary>
internal sealed class CatalogueFollower(
    IResources resources, Indexes indexes, ResourceIndexing indexing, FollowerCursor cursor, ThingFollower things, IndexLag lag, IJobs jobs, IPageCache pages, ILogger<CatalogueFollower> log)
{
    /// <summary>Records read at once.</summary>
    public const int AtOnce = 400;

    public async Task FollowAsync(string engine, CancellationToken cancellation)
    {
        if (indexes.Find(engine) is not { } index) return;
        if (await index.PrepareAsync(cancellation)) await cursor.ForgetAsync(engine, cancellation);
        var number = await cursor.ReadAsync(engine, cancellation);
        while (await resources.ChangesSinceAsync(number, AtOnce, cancellation) is { Count: > 0 } records)
        {
            await ShowAsync(engine, index, records, cancellation);
            number = records[^1].Number;
            await cursor.KeepAsync(engine, number, cancellation);
            await pages.ForgetSoonAsync(ResourceIndexing.CacheTag, cancellation);
            foreach (var record in records) lag.Indexed(engine, record.Id, record.ChangedAt);
        }

        await things.FollowAsync(engine, index, cancellation);
        await cursor.FilledAsync(engine, cancellation);
    }

    public async Task<bool> IsBehindAsync(string engine, CancellationToken cancellation)
        => indexes.Find(engine) is not null && (await things.IsBehindAsync(engine, cancellation) || (await resources.ChangesSinceAsync(await cursor.ReadAsync(engine, cancellation), count: 1, cancellation)).Count > 0);

    /// <summary>Shows them all, and has what cannot be shown tried again by itself.</summary>
    /// <param name="index">The engine's, or what a rebuild makes of it.</param>
    /// <exception cref="IndexUnavailableException">The index is away.</exception>
    public async Task ShowAsync(string engine, ISearchIndex index, IReadOnlyList<PublicRecord<ResourceDocument>> records, CancellationToken cancellation)
    {
        if (await TryAsync(index, records, cancellation)) return;
        foreach (var record in records)
        {
            if (!await TryAsync(index, [record], cancellation)) await jobs.EnqueueAsync(new IndexResource(record.Id, record.ChangedAt, engine), how: null, cancellation);
        }
    }

    private async Task<bool> TryAsync(ISearchIndex index, IReadOnlyList<PublicRecord<ResourceDocument>> records, CancellationToken cancellation)
    {
        try
        {
            await indexing.ShowAsync(index, records, cancellation);
            return true;
        }
#pragma warning disable CA1031 // Whatever one record provokes is told by its own job.
        catch (Exception e) when (!cancellation.IsCancellationRequested && !DatabaseOutage.Is(e) && e is not IndexUnavailableException)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "{Count} records could not be indexed together; each is tried by itself", records.Count);
            return false;
        }
    }
}
