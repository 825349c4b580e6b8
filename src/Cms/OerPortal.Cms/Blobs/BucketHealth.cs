using Microsoft.Extensions.Diagnostics.HealthChecks;
using OerPortal.Cms.Blobs.S3;

namespace OerPortal.Cms.Blobs;

/// <summary>Whether the bucket answers, and how many files wait here to be sent. What is here is served, so it is never worse than degraded.</summary>
internal sealed class BucketHealth(S3Line line, BlobLocations locations) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var waiting = await locations.Waiting.ListAsync(cancellationToken).CountAsync(cancellationToken);
        Dictionary<string, object> Found(string finding) => new() { ["finding"] = finding, ["figure"] = waiting };
        return line.AwaySince is null
            ? HealthCheckResult.Healthy($"The bucket answers; {waiting} files are on their way", Found("here"))
            : HealthCheckResult.Degraded($"The bucket does not answer; {waiting} files wait on this machine", data: Found("away"));
    }
}
