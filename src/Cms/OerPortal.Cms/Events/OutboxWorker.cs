using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Data;

namespace OerPortal.Cms.Events;

/// <summary>Takes events from <c>cms.outbox</c> to their handlers, at least once each, with growing pauses after failures.</summary>
internal sealed class OutboxWorker(OutboxQueue queue, OutboxDelivery delivery, WorkSignal signal, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                while (await queue.LeaseAsync(stoppingToken) is { } message)
                    await delivery.DeliverAsync(message, stoppingToken);
                await IWorkSignal.WaitAsync(next, Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException e)
            {
                log.LogWarning("The outbox cannot reach the database ({Reason}); trying again", e.Message);
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
