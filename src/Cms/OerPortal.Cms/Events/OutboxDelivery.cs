using System.Text.Json;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;
using OerPortal.Cms.Diagnostics;
using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Events;

/// <summary>Delivers one event to each handler that has not had it yet.</summary>
internal sealed class OutboxDelivery(IEnumerable<EventSubscription> subscriptions, OutboxQueue queue, SystemScope system, ILogger<OutboxDelivery> log)
{
    private readonly ILookup<string, EventSubscription> _byEvent = subscriptions.ToLookup(s => s.Event.FullName!);

    internal async Task DeliverAsync(LeasedMessage message, CancellationToken stopping)
    {
        var typeName = message.Type.Split(',', 2)[0];
        await using var lease = new LeaseKeeping(OutboxQueue.LeaseTime, renewing => queue.RenewAsync(message, renewing), typeName, log, stopping);
        foreach (var subscription in _byEvent[typeName].Where(s => !message.Delivered.Contains(s.Handler.FullName)))
        {
            using var step = PortalTrace.Continue($"event {subscription.Event.Name} → {subscription.Handler.Name}", message.Trace);
            step?.SetTag("oer.event.id", message.Id).SetTag("oer.event.attempt", message.Attempts);
            try
            {
                await DeliverAsync(message, subscription, lease.Token);
            }
            catch (Exception e) when (!lease.Token.IsCancellationRequested)
            {
                step.Fail(e);
                log.LogError(e, "{Handler} failed on {Event} (attempt {Attempt})", subscription.Handler.Name, typeName, message.Attempts);
                await queue.PutBackAsync(message, e.Message, stopping);
                return;
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                // Another worker has it now.
                return;
            }
        }

        await queue.FinishAsync(message, stopping);
    }

    private async Task DeliverAsync(LeasedMessage message, EventSubscription subscription, CancellationToken cancellation)
    {
        var content = (IEvent)JsonSerializer.Deserialize(message.Payload, subscription.Event, JsonSerializerOptions.Web)!;
        await using var scope = system.Open();
        await subscription.Deliver(scope.ServiceProvider, content, cancellation);
        await queue.MarkDeliveredAsync(message, subscription.Handler.FullName!, cancellation);
    }
}
