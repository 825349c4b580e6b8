using Npgsql;

namespace OerPortal.Cms.Data;

/// <summary>
/// A turn that one has at a time, over all instances. It lives in a database session, so it ends with a killed process and needs no time-out.
/// </summary>
public static class AdvisoryLock
{
    /// <param name="key">Names the turn; in the whole database.</param>
    /// <returns>Null when another has it; else dispose it to let go.</returns>
    public static async Task<IAsyncDisposable?> TryTakeAsync(NpgsqlDataSource database, long key, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        try
        {
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new NpgsqlParameter { Value = key } } };
            if (await take.ExecuteScalarAsync(cancellation) is true)
                return new Held(connection, key);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    private sealed class Held(NpgsqlConnection connection, long key) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                if (connection.State != System.Data.ConnectionState.Open)
                    return;
                await using var release = new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new NpgsqlParameter { Value = key } } };
                await release.ExecuteNonQueryAsync();
            }
        }
    }
}
