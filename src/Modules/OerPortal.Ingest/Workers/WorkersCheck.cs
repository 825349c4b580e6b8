using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OerPortal.Ingest.Workers;

/// <summary>Whether files can be opened, and behind which walls. Without workers uploads wait and everything else works.</summary>
public sealed class WorkersCheck(FileWorkers workers) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Look());

    private HealthCheckResult Look()
    {
        if (workers.Trouble is { } trouble)
            return HealthCheckResult.Degraded($"Files cannot be opened; uploads wait: {trouble}", data: Finding("none"));
        if (workers.Walls is not { } walls)
            return HealthCheckResult.Healthy("No worker has been started yet", Finding("unasked"));
        return HealthCheckResult.Healthy($"Files are opened behind {walls.Name}", Finding(walls switch { { HidesFiles: true } => "hidden", { CutsNetwork: true } => "cut", _ => "open" }));
    }

    // The operator's page has sentences for findings; the description is for machines and logs.
    private static Dictionary<string, object> Finding(string finding) => new() { ["finding"] = finding };
}
