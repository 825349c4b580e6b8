using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Data;

/// <summary>Hears what other instances say through PostgreSQL: work is waiting, a page is stale, the sites changed.</summary>
internal sealed class NotificationListener(
    NpgsqlDataSource data, WorkSignal work, PageCache pages, SiteDirectory sites, ILogger<NotificationListener> log) : TirelessService(log)
{
    protected override async Task WorkAsync(CancellationToken stopping)
    {
        await using var connection = await data.OpenConnectionAsync(stopping);
        var heard = new Queue<NpgsqlNotificationEventArgs>();
        connection.Notification += (_, e) => heard.Enqueue(e);
        await using (var listen = new NpgsqlCommand($"listen oer_wake; listen {PageCache.Channel}; listen {SiteDirectory.ChangedChannel}", connection))
            await listen.ExecuteNonQueryAsync(stopping);

        // Whatever was said while nobody listened.
        await sites.LoadAsync(stopping);
        work.Wake();
        while (true)
        {
            await connection.WaitAsync(stopping);
            while (heard.TryDequeue(out var notification))
                await ReactAsync(notification, stopping);
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
