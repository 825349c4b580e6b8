using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Data;

/// <summary>Hears what other instances say through PostgreSQL: work is waiting, a page is stale, the sites changed, and what modules listen to.</summary>
internal sealed class NotificationListener(
    NpgsqlDataSource data, WorkSignal work, PageCache pages, SiteDirectory sites, IEnumerable<INotificationHandler> modules, Hearing hearing, ILogger<NotificationListener> log)
    : TirelessService(log)
{
    private const string WakeChannel = "oer_wake";

    // Several modules may hear one channel.
    private readonly ILookup<string, INotificationHandler> _modules = modules.ToLookup(m => m.Channel);

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            await ListenAsync(stopping);
        }
        finally
        {
            hearing.End();
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await using var connection = await data.OpenConnectionAsync(stopping);
        var heard = new Queue<NpgsqlNotificationEventArgs>();
        connection.Notification += (_, e) => heard.Enqueue(e);
        string[] channels = [WakeChannel, PageCache.Channel, SiteDirectory.ChangedChannel, .. _modules.Select(m => m.Key)];
        await using (var listen = new NpgsqlCommand(string.Concat(channels.Select(c => $"listen {c};")), connection))
            await listen.ExecuteNonQueryAsync(stopping);

        // Whatever was said while nobody listened.
        hearing.Begin();
        await pages.ForgetHereAsync(PageCache.Everything, stopping);
        await sites.LoadAsync(stopping);
        work.Wake();
        while (true)
        {
            if (!await connection.WaitAsync(Hearing.TriedEvery, stopping))
                await TryLineAsync(connection, stopping);
            hearing.Answered();
            while (heard.TryDequeue(out var notification))
                await ReactAsync(notification, stopping);
        }
    }

    private static async Task TryLineAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("select 1", connection) { CommandTimeout = 5 };
        await ask.ExecuteScalarAsync(cancellation);
    }

    private Task ReactAsync(NpgsqlNotificationEventArgs notification, CancellationToken cancellation)
    {
        switch (notification.Channel)
        {
            case PageCache.Channel:
                return pages.ForgetHereAsync(notification.Payload, cancellation);
            case SiteDirectory.ChangedChannel:
                return sites.LoadAsync(cancellation);
            case WakeChannel:
                work.Wake();
                return Task.CompletedTask;
            default:
                return Task.WhenAll(_modules[notification.Channel].Select(m => m.HeardAsync(notification.Payload, cancellation)));
        }
    }
}
