namespace OerPortal.SearchQuality.Typed;

/// <summary>Numbers that look drawn and are the same every time (SplitMix64): what is typed wrong does not change when another title comes or goes.</summary>
internal sealed class Draw
{
    private ulong _state = 14695981039346656037;

    public Draw(string seed)
    {
        // FNV-1a: the hash codes of strings differ from one run to the next.
        foreach (var c in seed) _state = (_state ^ c) * 1099511628211;
    }

    /// <summary>From 0, less than <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)count);
    }

    public T Of<T>(IReadOnlyList<T> some) => some[Below(some.Count)];
}
