using Npgsql;

namespace OerPortal.Ingest.Pipeline;

/// <summary>
/// One worker a file, over all instances. The lock lives in a database session, so it ends with a killed process and
/// needs no time-out.
/// </summary>
public sealed class FileLocks(NpgsqlDataSource database)
{
    /// <returns>Null when another worker has it; else dispose it to let go.</returns>
    public async Task<IAsyncDisposable?> TryTakeAsync(Guid fileId, CancellationToken cancellation)
    {
        var key = BitConverter.ToInt64(fileId.ToByteArray(), 8) ^ BitConverter.ToInt64(fileId.ToByteArray(), 0);
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
