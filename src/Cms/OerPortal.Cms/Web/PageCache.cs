using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Dapper;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OerPortal.Cms.Web;

internal sealed class PageCache(NpgsqlDataSource data, IOutputCacheStore store, KeptParts parts, IConfiguration settings, ILogger<PageCache> log) : IPageCache, IDisposable
{
    internal const string Channel = "oer_forget";

    /// <summary>Forgets all pages and all parts.</summary>
    internal const string Everything = "*";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, bool> _due = [];

    private readonly PartitionedRateLimiter<string> _pace = PartitionedRateLimiter.Create<string, string>(tag =>
        RateLimitPartition.GetTokenBucketLimiter(tag, _ => new() { TokenLimit = settings.GetValue("PageCache:AtOnce", 10), TokensPerPeriod = 1, ReplenishmentPeriod = Pause, QueueLimit = 1 }));

    public async Task ForgetAsync(string tag, CancellationToken cancellation)
    {
        await ForgetHereAsync(tag, cancellation);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition("select pg_notify(@Channel, @tag)", new { Channel, tag }, cancellationToken: cancellation));
    }

    public async Task ForgetSoonAsync(string tag, CancellationToken cancellation)
    {
        using var turn = _pace.AttemptAcquire(tag);
        if (turn.IsAcquired)
            await ForgetAsync(tag, cancellation);
        else if (_due.TryAdd(tag, true))
            _ = ForgetInTurnAsync(tag);
    }

    public void Dispose() => _pace.Dispose();

    // Parts first: a page that is made in between would be kept with the old part in it.
    internal Task ForgetHereAsync(string tag, CancellationToken cancellation)
    {
        parts.Forget(tag);
        return store.EvictByTagAsync(tag, cancellation).AsTask();
    }

    // Nobody waits for it, and it waits for nobody who has gone: pages live a minute at most.
    private async Task ForgetInTurnAsync(string tag)
    {
        try
        {
            using var turn = await _pace.AcquireAsync(tag);
            _due.TryRemove(tag, out _);
            await ForgetAsync(tag, CancellationToken.None);
        }
#pragma warning disable CA1031 // The portal stops, or the database is away: then nothing is kept for long anyway.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogDebug(e, "Pages with {Tag} are kept until their minute is over", tag);
        }
    }
}
