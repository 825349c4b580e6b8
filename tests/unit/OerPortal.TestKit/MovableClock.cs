namespace OerPortal.TestKit;

/// <summary>
/// A clock a test can move forward. It goes on ticking and timers stay real, so that workers and requests behave as
/// in life; only what asks for the time of day sees the future.
/// </summary>
public sealed class MovableClock : TimeProvider
{
    private long _ahead;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    /// <summary>Moves the time of day forward.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
