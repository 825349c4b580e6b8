using System.Collections.Concurrent;

namespace OerPortal.Cms.Security;

/// <summary>
/// How often each of many came in the running window (a minute, an hour), in memory alone: what is counted here is this instance's own, and the
/// window is thrown away whole when its time is over.
/// </summary>
/// <typeparam name="TKey">Who is counted.</typeparam>
public sealed class WindowCounts<TKey>(TimeSpan window, TimeProvider time)
    where TKey : notnull
{
    private volatile Window _running = new(0);

    private long Number => time.GetUtcNow().Ticks / window.Ticks;

    /// <summary>Counts one more.</summary>
    /// <returns>How many there are now.</returns>
    public int Count(TKey key)
    {
        var number = Number;
        var running = _running;
        // Two may begin a window at once; then a few are not counted.
        if (running.Number != number)
            _running = running = new Window(number);
        return running.Counts.AddOrUpdate(key, 1, (_, count) => count + 1);
    }

    /// <summary>How many there are, without one more.</summary>
    public int Of(TKey key) => _running is { } running && running.Number == Number ? running.Counts.GetValueOrDefault(key) : 0;

    /// <summary>Seconds until there are none again, at least one.</summary>
    public int SecondsLeft()
    {
        var now = time.GetUtcNow().Ticks;
        return Math.Max(1, (int)Math.Ceiling(TimeSpan.FromTicks((((now / window.Ticks) + 1) * window.Ticks) - now).TotalSeconds));
    }

    private sealed record Window(long Number)
    {
        public ConcurrentDictionary<TKey, int> Counts { get; } = new();
    }
}
