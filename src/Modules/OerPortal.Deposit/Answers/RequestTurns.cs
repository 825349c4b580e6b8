using System.Collections.Concurrent;

namespace OerPortal.Deposit.Answers;

/// <summary>How many requests came with each token in this minute, in memory alone: one program's hurry is not everybody's. Singleton.</summary>
internal sealed class RequestTurns(DepositSettings settings, TimeProvider time)
{
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (long Minute, int Count)> _counts = new();

    internal int Limit => settings.RequestsPerMinute;

    /// <summary>Counts one more.</summary>
    /// <returns>How many are left, less than zero when there were too many, and in how many seconds there are all again.</returns>
    internal (int Left, int Seconds) Take(string token)
    {
        var now = time.GetUtcNow().Ticks;
        var minute = now / Window.Ticks;
        foreach (var (old, count) in _counts)
        {
            if (count.Minute != minute)
                _counts.TryRemove(KeyValuePair.Create(old, count));
        }
        var taken = _counts.AddOrUpdate(token, (minute, 1), (_, before) => (minute, before.Minute == minute ? before.Count + 1 : 1)).Count;
        return (Limit - taken, Math.Max(1, (int)Math.Ceiling(TimeSpan.FromTicks(((minute + 1) * Window.Ticks) - now).TotalSeconds)));
    }
}
