namespace OerPortal.Cms.Data;

/// <summary>Tells that events or jobs were written, here or on another instance, so that nobody waits for the next poll.</summary>
public interface IWorkSignal
{
    /// <summary>Ends at the next wake. Take it before looking for what is waited for, so that a wake between the look and the wait is not lost.</summary>
    Task Next { get; }

    /// <summary>Wakes whoever waits on this instance.</summary>
    void Wake();
}
