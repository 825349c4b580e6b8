using Dapper;
using Npgsql;

namespace OerPortal.TestKit;

/// <summary>
/// Events on their way and jobs that are due. What others ask for while one waits is not waited for: beside busy tests there may be no
/// moment in a minute in which nobody has anything to do.
/// </summary>
public sealed class DueWork(NpgsqlDataSource data)
{
    /// <summary>Asks for the id and the type of each. What failed for good or waits for later is none of them.</summary>
    public const string Sql = """
        select id, split_part(type, ',', 1) as type from cms.outbox where not is_parked and try_after <= now()
        union all
        select id, split_part(type, ',', 1) from cms.job where failed_at is null and (run_after <= now() or leased_until > now())
        """;

    // An event gives jobs, these give events, and so on: a file that is taken in and published comes to less.
    private const int Generations = 8;

    /// <summary>Waits until what is there now, and what comes of it, is done. A job that failed for good or waits for later is left.</summary>
    public async Task IsDoneAsync()
    {
        for (var generation = 0; generation < Generations; generation++)
        {
            var due = await DueAsync();
            if (due.Count == 0) return;
            await PortalApp.EventuallyAsync(
                async () => (due = [.. due.Intersect(await DueAsync())]).Count == 0,
                () => $"done: {string.Join(", ", due.GroupBy(one => one.Type).Select(type => $"{type.Count()} {type.Key}"))}");
        }
    }

    private async Task<IReadOnlyList<Work>> DueAsync()
    {
        await using var connection = await data.OpenConnectionAsync();
        return [.. await connection.QueryAsync<Work>(Sql)];
    }

    private sealed record Work(Guid Id, string Type);
}
