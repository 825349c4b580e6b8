using System.Globalization;

namespace OerPortal.Bench;

/// <summary>The servers on this machine whose processor time is counted: the embedded PostgreSQL, and Elasticsearch where <c>Bench:ElasticsearchProcess</c> names it.</summary>
internal static class BenchServers
{
    public static ProcessorTime Time(IConfiguration configuration)
    {
        var postgres = ProcessorTime.OfPostgres(Environment.GetEnvironmentVariable("OER_DATA") ?? "");
        var elasticsearch = int.TryParse(configuration["Bench:ElasticsearchProcess"], CultureInfo.InvariantCulture, out var process) ? process : (int?)null;
        return new ProcessorTime([.. new[] { postgres, elasticsearch }.OfType<int>()]);
    }
}
