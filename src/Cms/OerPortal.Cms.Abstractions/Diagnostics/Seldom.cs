namespace OerPortal.Cms.Diagnostics;

/// <summary>For what each of a thousand requests would write to the log: it is said once in a while, however many meet it at once.</summary>
/// <param name="between">How long it is quiet after a word.</param>
public sealed class Seldom(TimeSpan between, TimeProvider time)
{
    private long _last = long.MinValue;

    /// <summary>Whether to say it now; of those who ask at the same moment one is told so.</summary>
    public bool IsDue()
    {
        var now = time.GetTimestamp();
        var before = Interlocked.Read(ref _last);
        return (before == long.MinValue || time.GetElapsedTime(before, now) > between) && Interlocked.CompareExchange(ref _last, now, before) == before;
    }
}
