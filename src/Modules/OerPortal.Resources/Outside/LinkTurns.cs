using System.Collections.Concurrent;

namespace OerPortal.Resources.Outside;

/// <summary>How many addresses each person had read in this hour, in memory alone: the portal is nobody's way to ask strangers in numbers. Singleton.</summary>
internal sealed class LinkTurns(LinkSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, (long Hour, int Count)> _counts = new();

    /// <summary>Counts one more; false when the person had enough of them.</summary>
    internal bool Take(Guid personId)
    {
        var hour = time.GetUtcNow().Ticks / Window.Ticks;
        foreach (var (old, count) in _counts)
        {
            if (count.Hour != hour)
                _counts.TryRemove(KeyValuePair.Create(old, count));
        }
        return _counts.AddOrUpdate(personId, (hour, 1), (_, before) => (hour, before.Hour == hour ? before.Count + 1 : 1)).Count <= settings.PersonAnHour;
    }
}
