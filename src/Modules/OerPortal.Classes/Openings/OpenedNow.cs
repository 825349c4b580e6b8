using System.Collections.Concurrent;

namespace OerPortal.Classes.Openings;

/// <summary>
/// What each code opens, for some seconds: a page of a book asks for dozens of parts. Here an ended code ends at once, on other instances within
/// those seconds. Singleton.
/// </summary>
internal sealed class OpenedNow(TimeProvider time)
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(15);
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(Guid Opening, Guid Site), (long At, IReadOnlyList<Guid> Things)> _known = new();

    internal async Task<IReadOnlyList<Guid>> OfAsync(Guid openingId, Guid siteId, Func<Task<IReadOnlyList<Guid>>> ask)
    {
        if (_known.TryGetValue((openingId, siteId), out var known) && time.GetElapsedTime(known.At) < Keep)
            return known.Things;
        if (_known.Count >= Most)
            _known.Clear();
        var things = await ask();
        _known[(openingId, siteId)] = (time.GetTimestamp(), things);
        return things;
    }

    internal void Forget(Guid openingId)
    {
        foreach (var known in _known.Keys.Where(k => k.Opening == openingId))
            _known.TryRemove(known, out _);
    }
}
