namespace OerPortal.Ingest.Tests.Kit;

/// <summary>A clock whose timers ring a thousand times sooner, so that a time limit of half a minute can be waited for.</summary>
internal sealed class HurriedTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Hurry(dueTime), Hurry(period));

    private static TimeSpan Hurry(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / 1000;
}
