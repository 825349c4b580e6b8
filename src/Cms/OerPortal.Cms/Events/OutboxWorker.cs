using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Events;

/// <summary>Takes events from <c>cms.outbox</c> to their handlers, at least once each, with growing pauses after failures.</summary>
internal sealed class OutboxWorker(OutboxQueue queue, OutboxDelivery delivery, WorkSignal signal, ILogger<OutboxWorker> log) : TirelessService(log)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var next = signal.Next;
            while (await queue.LeaseAsync(stopping) is { } message)
                await delivery.DeliverAsync(message, stopping);
            await IWorkSignal.WaitAsync(next, Poll, stopping);
        }
    }
}
