namespace OerPortal.Ingest.Tests.Kit;

/// <summary>A clock whose timers ring many times sooner, so that a time limit of half a minute can be waited for.</summary>
internal sealed class HurriedTime(int times = 1000) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Hurry(dueTime), Hurry(period));

    private TimeSpan Hurry(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / times;
}
