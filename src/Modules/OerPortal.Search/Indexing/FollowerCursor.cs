using Dapper;
using Npgsql;

namespace OerPortal.Search.Indexing;

/// <summary>Up to which change of the catalogue the index has followed: table <c>search.cursor</c>.</summary>
internal sealed class FollowerCursor(NpgsqlDataSource data)
{
    public async Task<long> ReadAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT number FROM search.cursor", cancellationToken: cancellation));
    }

    public async Task KeepAsync(long number, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition("UPDATE search.cursor SET number = greatest(number, @number)", new { number }, cancellationToken: cancellation));
    }

    /// <summary>The right to follow, which one has at a time on all instances; null while another has it.</summary>
    public async Task<IAsyncDisposable?> TryTakeAsync(CancellationToken cancellation)
    {
        var connection = await data.OpenConnectionAsync(cancellation);
        var transaction = await connection.BeginTransactionAsync(cancellation);
        var turn = new Turn(connection, transaction);
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "SELECT pg_try_advisory_xact_lock(hashtextextended('search.cursor', 0))", transaction: transaction, cancellationToken: cancellation))) return turn;
        await turn.DisposeAsync();
        return null;
    }

    private sealed record Turn(NpgsqlConnection Connection, NpgsqlTransaction Transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
