using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using OerPortal.Cms.Blobs;

namespace OerPortal.Cms.Web;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: database, data folder and the parts that modules added
/// (<see cref="ReadyChecks"/>) are looked at now. 503 when one fails; a degraded one is named, and the answer stays 200.
/// </summary>
internal static class Health
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains(ReadyChecks.Tag), ResponseWriter = WriteAsync });
    }

    /// <summary>What a check counted, for the page that says it in the operator's language.</summary>
    internal static IReadOnlyDictionary<string, object> Figure(object value) => new Dictionary<string, object> { ["figure"] = value };

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(http.Response.Body, new
        {
            status = Word(report.Status),
            checks = report.Entries.ToDictionary(e => e.Key, e => new { status = Word(e.Value.Status), description = Words(e.Value) }),
        }, JsonSerializerOptions.Web);
    }

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();

    // An exception's message, which ASP.NET Core puts here, may tell strangers where the database is; operators find it in the log.
    private static string? Words(HealthReportEntry part) => part.Exception is null ? part.Description : "failed";
}

internal sealed class DatabaseHealth(NpgsqlDataSource data) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = await data.OpenConnectionAsync(cancellationToken);
        var migrations = await connection.ExecuteScalarAsync<int>(new CommandDefinition("select count(*)::int from cms.migration", cancellationToken: cancellationToken));
        return HealthCheckResult.Healthy($"{migrations} migrations applied", Health.Figure(migrations));
    }
}

internal sealed class DataFolderHealth(PortalFolders folders) : IHealthCheck
{
    private const long Least = 2L << 30;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(folders.Temp);
        var probe = Path.Combine(folders.Temp, $"health-{Guid.CreateVersion7():N}");
        await File.WriteAllTextAsync(probe, "ok", cancellationToken);
        File.Delete(probe);
        var free = new DriveInfo(folders.Data).AvailableFreeSpace;
        return free < Least
            ? HealthCheckResult.Degraded($"Only {free >> 20} MiB free; uploads are refused below {Least >> 20} MiB", data: Health.Figure(free / 1e9))
            : HealthCheckResult.Healthy($"{free >> 30} GiB free", Health.Figure(free / 1e9));
    }
}
