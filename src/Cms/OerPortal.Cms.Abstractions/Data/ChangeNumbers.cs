using Npgsql;

namespace OerPortal.Cms.Data;

/// <summary>Gives changes their numbers, in the order in which they were committed (docs/adr/0021-changes-in-commit-order.md).</summary>
public sealed class ChangeNumbers(NpgsqlDataSource data)
{
    private const int Portion = 10_000;

    /// <summary>
    /// Sees to it that every change which is committed by now has a number. Rows that somebody is changing are left: their new state gets
    /// one when it is there.
    /// </summary>
    public async Task GiveAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var ask = new NpgsqlCommand("SELECT EXISTS (SELECT FROM cms.change WHERE number IS NULL)", connection);
        if (await ask.ExecuteScalarAsync(cancellation) is not true)
            return;
        while (await GivePortionAsync(connection, cancellation) == Portion)
        {
            // more are waiting
        }
    }

    // One at a time, and seen by all before the next begins: the lock goes with the commit.
    private static async Task<int> GivePortionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var turn = await connection.BeginTransactionAsync(cancellation);
        await using (var wait = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended('cms.change', 0))", connection, turn))
            await wait.ExecuteNonQueryAsync(cancellation);
        await using var give = new NpgsqlCommand(
            """
            WITH due AS MATERIALIZED (SELECT kind, id FROM cms.change WHERE number IS NULL ORDER BY changed_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
            UPDATE cms.change c SET number = nextval('cms.change_number') FROM due WHERE c.kind = due.kind AND c.id = due.id
            """,
            connection, turn)
        { Parameters = { new() { Value = Portion } } };
        var given = await give.ExecuteNonQueryAsync(cancellation);
        await turn.CommitAsync(cancellation);
        return given;
    }
}
