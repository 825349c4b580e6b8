using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OerPortal.Ingest.Data;

namespace OerPortal.Ingest.Fixity;

/// <summary>Files whose bytes are damaged or missing. Everything else is served, so it is never worse than degraded.</summary>
public sealed class BlobsCheck(IngestDbContext data) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var damaged = await DamagedBlobs.Of(data).CountAsync(cancellationToken);
        return damaged == 0
            ? HealthCheckResult.Healthy("No damaged file is known", new Dictionary<string, object> { ["finding"] = "good" })
            : HealthCheckResult.Degraded("Files are damaged or missing", data: new Dictionary<string, object> { ["finding"] = "damaged", ["figure"] = damaged });
    }
}
