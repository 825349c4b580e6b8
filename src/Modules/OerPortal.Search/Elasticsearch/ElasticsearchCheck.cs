using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OerPortal.Search.Elasticsearch;

/// <summary>Whether Elasticsearch answers searches. PostgreSQL does otherwise, so it is never worse than degraded.</summary>
internal sealed class ElasticsearchCheck(Reachability reach) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(reach.State switch
    {
        ReachState.There => HealthCheckResult.Healthy("Elasticsearch answers searches", Finding("there")),
        ReachState.Filling => HealthCheckResult.Healthy("PostgreSQL answers searches until Elasticsearch has everything", Finding("filling")),
        _ => HealthCheckResult.Degraded("Elasticsearch does not answer; PostgreSQL answers searches", data: Finding("away")),
    });

    // The operator's page has sentences for findings; the description is for machines and logs.
    private static Dictionary<string, object> Finding(string finding) => new() { ["finding"] = finding };
}
