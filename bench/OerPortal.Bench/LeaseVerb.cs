using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Npgsql;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;

namespace OerPortal.Bench;

/// <summary><c>lease COUNT…</c>: what a worker waits for its next job while so many others wait, as one line of JSON each.</summary>
internal sealed class LeaseVerb(NpgsqlDataSource data) : IPortalVerb
{
    private const int Leases = 300;
    private const string Type = "bench.lease";

    public string Name => "lease";

    public string Description => "lease COUNT…: take jobs while so many wait";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        foreach (var count in arguments.Select(a => int.Parse(a, CultureInfo.InvariantCulture)))
        {
            try
            {
                await WaitAsync(connection, count);
                var times = await TakeAsync(cancellation);
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { waiting = count, p50_ms = Quantile(times, 0.5), p95_ms = Quantile(times, 0.95), p99_ms = Quantile(times, 0.99) }));
            }
            finally
            {
                await connection.ExecuteAsync("delete from cms.job where type = @Type", new { Type });
            }
        }
        return 0;
    }

    private static async Task WaitAsync(NpgsqlConnection connection, int count)
    {
        await connection.ExecuteAsync(
            """
            insert into cms.job (id, type, payload, site_id, created_at, run_after, max_attempts, lane)
            select gen_random_uuid(), @Type, '{}', gen_random_uuid(), now(), now() - make_interval(secs => n), 5, n % 3 from generate_series(1, @count) n
            """,
            new { Type, count });
        await connection.ExecuteAsync("vacuum analyze cms.job");
    }

    // Each is put back as one that failed would be, so that as many wait for the next.
    private async Task<List<double>> TakeAsync(CancellationToken cancellation)
    {
        var queue = new JobQueue(data);
        var times = new List<double>();
        for (var i = 0; i < Leases; i++)
        {
            var since = Stopwatch.GetTimestamp();
            var job = await queue.LeaseAsync(JobLane.Upkeep, cancellation);
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            await queue.PostponeAsync(job!, TimeSpan.Zero, "bench", cancellation);
        }
        return times;
    }

    private static double Quantile(List<double> times, double share) => Math.Round(times.Order().ElementAt((int)(times.Count * share)), 2);
}
