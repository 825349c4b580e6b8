namespace OerPortal.Cms.Data;

/// <summary>Tells that events or jobs were written, here or on another instance, so that nobody waits for the next poll.</summary>
public interface IWorkSignal
{
    /// <summary>Ends at the next wake. Take it before looking for what is waited for, so that a wake between the look and the wait is not lost.</summary>
    Task Next { get; }

    /// <summary>Waits for what <see cref="Next"/> gave, at most so long: what falls due or changes without a signal is found by looking anyway.</summary>
    static async Task WaitAsync(Task next, TimeSpan atMost, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(next);
        try
        {
            await next.WaitAsync(atMost, cancellation);
        }
        catch (TimeoutException)
        {
            // time to look
        }
    }

    /// <summary>Wakes whoever waits on this instance.</summary>
    void Wake();
}
