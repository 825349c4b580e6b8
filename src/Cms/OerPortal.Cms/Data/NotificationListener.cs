using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Data;

/// <summary>Hears what other instances say through PostgreSQL: work is waiting, a page is stale, the sites changed.</summary>
internal sealed class NotificationListener(
    NpgsqlDataSource data, WorkSignal work, PageCache pages, SiteDirectory sites, ILogger<NotificationListener> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The database connection for notifications broke ({Reason}); trying again", e.Message);
                await Task.Delay(Pause, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var heard = new Queue<NpgsqlNotificationEventArgs>();
        connection.Notification += (_, e) => heard.Enqueue(e);
        await using (var listen = new NpgsqlCommand($"listen oer_wake; listen {PageCache.Channel}; listen {SiteDirectory.ChangedChannel}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);

        // Whatever was said while nobody listened.
        await sites.LoadAsync(cancellation);
        work.Wake();
        while (true)
        {
            await connection.WaitAsync(cancellation);
            while (heard.TryDequeue(out var notification))
                await ReactAsync(notification, cancellation);
        }
    }

    private Task ReactAsync(NpgsqlNotificationEventArgs notification, CancellationToken cancellation)
    {
        switch (notification.Channel)
        {
            case PageCache.Channel:
                return pages.ForgetHereAsync(notification.Payload, cancellation);
            case SiteDirectory.ChangedChannel:
                return sites.LoadAsync(cancellation);
            default:
                work.Wake();
                return Task.CompletedTask;
        }
    }
}
