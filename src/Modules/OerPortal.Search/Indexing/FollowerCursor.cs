using Dapper;
using Npgsql;
using OerPortal.Cms.Data;

namespace OerPortal.Search.Indexing;

/// <summary>Up to which change of the catalogue the index has followed: table <c>search.cursor</c>.</summary>
internal sealed class FollowerCursor(NpgsqlDataSource data)
{
    // The letters of "oer-srch".
    private const long Turn = 0x6f65722d73726368;

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
    public Task<IAsyncDisposable?> TryTakeAsync(CancellationToken cancellation) => AdvisoryLock.TryTakeAsync(data, Turn, cancellation);
}
