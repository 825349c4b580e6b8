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
            return Degraded("unasked", "The virus scanner has not been asked yet");
        if (!last.IsUp)
            return Degraded("down", "The virus scanner is down; uploads wait in quarantine");
        if (last.IsOutdated(time.GetUtcNow()))
            return Degraded("outdated", "The virus signatures are older than seven days");
        if (last.OnlyTestSignatures)
            return settings.AcceptTestSignatures ? HealthCheckResult.Healthy("Test signatures", Finding("test")) : Degraded("test", "Only test signatures are loaded");
        return HealthCheckResult.Healthy(
            string.Create(CultureInfo.InvariantCulture, $"Signatures of {last.DatabaseDate:yyyy-MM-dd}"), Finding("current", last.DatabaseDate));
    }

    private static HealthCheckResult Degraded(string finding, string description) => HealthCheckResult.Degraded(description, data: Finding(finding));

    // The operator's page has sentences for findings; the description is for machines and logs.
    private static Dictionary<string, object> Finding(string finding, DateTimeOffset? date = null)
        => date is { } figure ? new() { ["finding"] = finding, ["figure"] = figure } : new() { ["finding"] = finding };
}
