using System.Runtime.InteropServices;
using OerPortal.Cms.Web;

namespace OerPortal.Usage.Counting;

/// <summary>What is counted and not written yet.</summary>
/// <param name="Thing">A resource's public id, or a file's id for a download.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UseKey(DateOnly Day, Guid SiteId, bool IsFile, string Thing);

/// <summary>Uses by kind, with how many people they were.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UseSum(UseCount Views, UseCount Reads, UseCount Downloads)
{
    internal static UseSum Of(Use use, bool isNewPerson)
    {
        var one = new UseCount(1, isNewPerson ? 1 : 0);
        return use switch
        {
            Use.View => new(one, default, default),
            Use.Read => new(default, one, default),
            _ => new(default, default, one),
        };
    }

    public static UseSum operator +(UseSum left, UseSum right) => new(left.Views + right.Views, left.Reads + right.Reads, left.Downloads + right.Downloads);
}

/// <summary>Counts in memory until they are written; one writer takes them in portions.</summary>
internal sealed class PendingUses
{
    /// <summary>Bounds the memory while the database is away: 200,000 take some 40 MB.</summary>
    internal const int Most = 200_000;

    private readonly Lock _lock = new();
    private Dictionary<UseKey, UseSum> _counted = [];
    private long _lost;

    internal void Add(UseKey key, UseSum use)
    {
        lock (_lock)
            AddHere(key, use);
    }

    /// <summary>All of it; the caller writes it, or gives it back.</summary>
    internal IReadOnlyDictionary<UseKey, UseSum> Take()
    {
        lock (_lock)
        {
            var taken = _counted;
            _counted = [];
            return taken;
        }
    }

    internal void GiveBack(IReadOnlyDictionary<UseKey, UseSum> unwritten)
    {
        lock (_lock)
        {
            foreach (var (key, use) in unwritten)
                AddHere(key, use);
        }
    }

    /// <summary>How many there was no room for since it was last asked.</summary>
    internal long TakeLost() => Interlocked.Exchange(ref _lost, 0);

    private void AddHere(UseKey key, UseSum use)
    {
        if (_counted.TryGetValue(key, out var before))
            _counted[key] = before + use;
        else if (_counted.Count < Most)
            _counted.Add(key, use);
        else
            _lost++;
    }
}
