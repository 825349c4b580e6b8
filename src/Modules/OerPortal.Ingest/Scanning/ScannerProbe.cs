using System.Data.Common;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Jobs;

namespace OerPortal.Ingest.Scanning;

/// <summary>Probes the scanner at start and each minute; more often while it is down, so that waiting uploads go on soon.</summary>
public sealed class ScannerProbe(ScannerHealth health, IJobs jobs, TimeProvider time, ILogger<ScannerProbe> log) : TirelessService(log)
{
    private static readonly TimeSpan WhenUp = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhenDown = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AtStart = TimeSpan.FromMilliseconds(200);
    private const int EagerProbes = 50;

    /// <summary>Runs until the host stops.</summary>
    protected override async Task WorkAsync(CancellationToken stopping)
    {
        // Its own memory: a file that asks in between must not hide the change from those that wait.
        ScannerStatus? before = null;
        for (var count = 0; !stopping.IsCancellationRequested; count++)
        {
            var now = await health.ProbeAsync(stopping);
            Tell(before, now);
            if (now.IsUp && before is not { IsUp: true })
                await ResumeAsync(stopping);
            before = now;
            var pause = now.IsUp ? WhenUp : count < EagerProbes ? AtStart : WhenDown;
            await Task.Delay(pause, time, stopping);
        }
    }

    // Files may have waited for the scanner, under this process or the one before.
    private async Task ResumeAsync(CancellationToken stopping)
    {
        try
        {
            await jobs.EnqueueAsync(new ResumeWaiting(IsScannerBack: true), how: null, stopping);
        }
        catch (DbException e)
        {
            log.LogWarning("Waiting files could not be woken ({Reason}); they go on when their pause is over.", e.Message);
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
