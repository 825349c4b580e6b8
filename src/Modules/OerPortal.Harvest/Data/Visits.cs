using Dapper;
using Npgsql;
using OerPortal.Harvest.Opds;
using OerPortal.Harvest.Running;

namespace OerPortal.Harvest.Data;

/// <param name="Number">From 0, in the order in which pages were found.</param>
/// <param name="Rank">Of its list: lists of a lower one are read before.</param>
internal sealed record Visit(Guid RunId, int Number, string Address, int Depth, ListRank Rank);

/// <summary>Table <c>harvest.visit</c>: pages of a catalogue that a run goes through, each once.</summary>
internal sealed class Visits(NpgsqlDataSource data)
{
    /// <summary>The next page that was not visited; at the beginning the catalogue's first.</summary>
    public async Task<Visit?> NextAsync(Guid runId, string catalogue, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into harvest.visit (run_id, number, address, depth) values (@runId, 0, @catalogue, 0) on conflict do nothing", new { runId, catalogue }, cancellationToken: cancellation));
        var next = await connection.QuerySingleOrDefaultAsync<(int? Number, string Address, short Depth, short Rank)>(new CommandDefinition(
            "select number, address, depth, rank from harvest.visit where run_id = @runId and not is_done order by rank, number limit 1", new { runId }, cancellationToken: cancellation));
        return next.Number is { } number ? new Visit(runId, number, next.Address, next.Depth, (ListRank)next.Rank) : null;
    }

    /// <returns>False when there are more than may be.</returns>
    public async Task<bool> AddAsync(TakenPage page, IReadOnlyList<(string Address, int Depth, ListRank Rank)> found, int most, CancellationToken cancellation)
    {
        if (found.Count == 0)
            return true;
        var fresh = found.OrderBy(link => link.Rank).DistinctBy(link => link.Address).ToArray();
        var count = await page.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            """
            insert into harvest.visit (run_id, number, address, depth, rank)
            select @Id, l.last + n.place, n.address, n.depth, n.rank
            from (select max(number) as last from harvest.visit where run_id = @Id) l, unnest(@addresses, @depths, @ranks) with ordinality as n(address, depth, rank, place)
            where l.last + n.place < @most
            on conflict (run_id, address) do update set rank = least(harvest.visit.rank, excluded.rank);
            select max(number) from harvest.visit where run_id = @Id
            """,
            new { page.Run.Id, addresses = fresh.Select(link => link.Address).ToArray(), depths = fresh.Select(link => (short)link.Depth).ToArray(), ranks = fresh.Select(link => (short)link.Rank).ToArray(), most },
            page.Transaction,
            cancellationToken: cancellation));
        return count + 1 < most;
    }

    public Task DoneAsync(TakenPage page, Visit visit, CancellationToken cancellation) => page.Connection.ExecuteAsync(new CommandDefinition(
        "update harvest.visit set is_done = true where run_id = @RunId and number = @Number", new { visit.RunId, visit.Number }, page.Transaction, cancellationToken: cancellation));
}
