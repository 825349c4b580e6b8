using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Postgres;

/// <summary>Looks after the embedded server as a service manager looks after one of its own.</summary>
internal sealed class PostgresWatch(EmbeddedPostgres server, IWorkSignal signal, ILogger<PostgresWatch> log) : TirelessService(log)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    // Processes of the dead server hold its memory for a moment; the next try finds it free.
    protected override TimeSpan PauseAfter(int breaks) => breaks < 20 ? Look : TimeSpan.FromSeconds(10);

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (true)
        {
            if (await server.ReviveAsync(stopping))
                signal.Wake();
            await Task.Delay(Look, stopping);
        }
    }
}
