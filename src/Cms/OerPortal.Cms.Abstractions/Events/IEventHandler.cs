namespace OerPortal.Cms.Events;

/// <summary>
/// Reacts to an event. Runs in its own scope (site: the portal, person: the system), at least once for each event, so it must be idempotent:
/// read the present state rather than trust the message. An exception means it is tried again later.
/// </summary>
public interface IEventHandler<in TEvent>
    where TEvent : IEvent
{
    Task HandleAsync(TEvent message, CancellationToken cancellation);
}
