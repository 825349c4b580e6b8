using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OerPortal.Ingest.Scanning;

/// <summary>Probes the scanner at start and each minute; more often while it is down, so that waiting uploads go on soon.</summary>
public sealed class ScannerProbe(ScannerHealth health, TimeProvider time, ILogger<ScannerProbe> log) : BackgroundService
{
    private static readonly TimeSpan WhenUp = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhenDown = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AtStart = TimeSpan.FromMilliseconds(200);
    private const int EagerProbes = 50;

    /// <summary>Runs until the host stops.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var count = 0; !stoppingToken.IsCancellationRequested; count++)
        {
            var before = health.Current;
            var now = await health.ProbeAsync(stoppingToken);
            Tell(before, now);
            var pause = now.IsUp ? WhenUp : count < EagerProbes ? AtStart : WhenDown;
            await Task.Delay(pause, time, stoppingToken);
        }
    }

    private void Tell(ScannerStatus? before, ScannerStatus now)
    {
        if (now.IsUp && before is not { IsUp: true })
            log.LogInformation("The virus scanner is ready: {Version}.", now.Version);
        if (!now.IsUp && before is { IsUp: true })
            log.LogError("The virus scanner is down: {Reason}. Uploads wait in quarantine.", now.Reason);
        if (now.IsOutdated(time.GetUtcNow()) && (before is null || before.DatabaseDate != now.DatabaseDate))
            log.LogWarning("The virus signatures are from {Date}, older than seven days.", now.DatabaseDate);
    }
}
