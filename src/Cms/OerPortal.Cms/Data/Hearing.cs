namespace OerPortal.Cms.Data;

/// <summary>Since when the <see cref="NotificationListener"/> has listened, and when the database answered it last.</summary>
internal sealed class Hearing(TimeProvider time) : IHearing
{
    /// <summary>How often the line is tried while nothing is said: a network that swallows everything breaks no connection.</summary>
    internal static readonly TimeSpan TriedEvery = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(25);

    private readonly Lock _lock = new();
    private long? _since;
    private long _answered;

    public bool HasHeardAllFor(TimeSpan span)
    {
        lock (_lock)
            return _since is { } since && time.GetElapsedTime(since) >= span && time.GetElapsedTime(_answered) < Trusted;
    }

    internal void Begin()
    {
        lock (_lock)
            _since = _answered = time.GetTimestamp();
    }

    internal void Answered()
    {
        lock (_lock)
            _answered = time.GetTimestamp();
    }

    internal void End()
    {
        lock (_lock)
            _since = null;
    }
}
