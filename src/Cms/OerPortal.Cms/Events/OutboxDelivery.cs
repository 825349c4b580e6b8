using System.Text.Json;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;

namespace OerPortal.Cms.Events;

/// <summary>Delivers one event to each handler that has not had it yet.</summary>
internal sealed class OutboxDelivery(IEnumerable<EventSubscription> subscriptions, OutboxQueue queue, SystemScope system, ILogger<OutboxDelivery> log)
{
    private readonly ILookup<string, EventSubscription> _byEvent = subscriptions.ToLookup(s => s.Event.FullName!);

    internal async Task DeliverAsync(LeasedMessage message, CancellationToken cancellation)
    {
        var typeName = message.Type.Split(',', 2)[0];
        foreach (var subscription in _byEvent[typeName].Where(s => !message.Delivered.Contains(s.Handler.FullName)))
        {
            try
            {
                await DeliverAsync(message, subscription, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                log.LogError(e, "{Handler} failed on {Event} (attempt {Attempt})", subscription.Handler.Name, typeName, message.Attempts);
                await queue.PutBackAsync(message, e.Message, cancellation);
                return;
            }
        }

        await queue.FinishAsync(message.Id, cancellation);
    }

    private async Task DeliverAsync(LeasedMessage message, EventSubscription subscription, CancellationToken cancellation)
    {
        var content = (IEvent)JsonSerializer.Deserialize(message.Payload, subscription.Event, JsonSerializerOptions.Web)!;
        await using var scope = system.Open();
        await subscription.Deliver(scope.ServiceProvider, content, cancellation);
        await queue.MarkDeliveredAsync(message.Id, subscription.Handler.FullName!, cancellation);
    }
}
