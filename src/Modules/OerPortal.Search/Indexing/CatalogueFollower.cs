using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Jobs;

namespace OerPortal.Search.Indexing;

/// <summary>
/// Keeps the index up to the catalogue's last change, many records at once (docs/adr/0021-changes-in-commit-order.md). A record that
/// cannot be indexed becomes a job of its own, which is seen to fail, and does not stop those behind it.
/// </summary>
internal sealed class CatalogueFollower(
    IResources resources, ResourceIndexing indexing, FollowerCursor cursor, IndexLag lag, IJobs jobs, IPageCache pages, ILogger<CatalogueFollower> log)
{
    /// <summary>Records read at once.</summary>
    public const int AtOnce = 400;

    public async Task FollowAsync(CancellationToken cancellation)
    {
        var number = await cursor.ReadAsync(cancellation);
        while (await resources.ChangesSinceAsync(number, AtOnce, cancellation) is { Count: > 0 } records)
        {
            await ShowAsync(records, cancellation);
            number = records[^1].Number;
            await cursor.KeepAsync(number, cancellation);
            await pages.ForgetSoonAsync(ResourceIndexing.CacheTag, cancellation);
            foreach (var record in records) lag.Indexed(record.Id, record.ChangedAt);
        }
    }

    public async Task<bool> IsBehindAsync(CancellationToken cancellation)
        => (await resources.ChangesSinceAsync(await cursor.ReadAsync(cancellation), count: 1, cancellation)).Count > 0;

    /// <summary>Shows them all, and has what cannot be shown tried again by itself.</summary>
    public async Task ShowAsync(IReadOnlyList<PublicRecord<ResourceDocument>> records, CancellationToken cancellation)
    {
        if (await TryAsync(records, cancellation)) return;
        foreach (var record in records)
        {
            if (!await TryAsync([record], cancellation)) await jobs.EnqueueAsync(new IndexResource(record.Id, record.ChangedAt), how: null, cancellation);
        }
    }

    private async Task<bool> TryAsync(IReadOnlyList<PublicRecord<ResourceDocument>> records, CancellationToken cancellation)
    {
        try
        {
            await indexing.ShowAsync(records, cancellation);
            return true;
        }
#pragma warning disable CA1031 // Whatever one record provokes is told by its own job.
        catch (Exception e) when (!cancellation.IsCancellationRequested && !DatabaseOutage.Is(e))
#pragma warning restore CA1031
        {
            log.LogWarning(e, "{Count} records could not be indexed together; each is tried by itself", records.Count);
            return false;
        }
    }
}
