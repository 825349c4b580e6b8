using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OerPortal.Ingest.Clamd;

namespace OerPortal.Ingest.Scanning;

/// <summary>What the last probe found. Without a scanner uploads wait and everything else works, so it is never worse than degraded.</summary>
public sealed class ScannerCheck(ScannerHealth health, ClamdSettings settings, TimeProvider time) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Look());

    private HealthCheckResult Look()
    {
        if (health.Current is not { } last)
            return HealthCheckResult.Degraded("The virus scanner has not been asked yet");
        if (!last.IsUp)
            return HealthCheckResult.Degraded("The virus scanner is down; uploads wait in quarantine");
        if (last.IsOutdated(time.GetUtcNow()))
            return HealthCheckResult.Degraded("The virus signatures are older than seven days");
        if (last.OnlyTestSignatures)
            return settings.AcceptTestSignatures ? HealthCheckResult.Healthy("Test signatures") : HealthCheckResult.Degraded("Only test signatures are loaded");
        return HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"Signatures of {last.DatabaseDate:yyyy-MM-dd}"));
    }
}
