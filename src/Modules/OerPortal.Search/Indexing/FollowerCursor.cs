using Dapper;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Search.Models;

namespace OerPortal.Search.Indexing;

/// <summary>Up to which change of the catalogue each index has followed: table <c>search.cursor</c>.</summary>
internal sealed class FollowerCursor(NpgsqlDataSource data)
{
    // The letters of "oer-srch"; of other engines the next ones.
    private const long Turn = 0x6f65722d73726368;

    public Task<long> ReadAsync(string engine, CancellationToken cancellation) => AskAsync<long>("SELECT number FROM search.cursor WHERE engine = @engine", engine, cancellation);

    /// <summary>Whether the index has once seen everything there was.</summary>
    public Task<bool> IsFilledAsync(string engine, CancellationToken cancellation)
        => AskAsync<bool>("SELECT EXISTS (SELECT FROM search.cursor WHERE engine = @engine AND filled_at IS NOT NULL)", engine, cancellation);

    public Task KeepAsync(string engine, long number, CancellationToken cancellation) => AskAsync<int>(
        """
        INSERT INTO search.cursor (engine, number) VALUES (@engine, @number)
        ON CONFLICT (engine) DO UPDATE SET number = greatest(cursor.number, excluded.number)
        """,
        engine,
        cancellation,
        number);

    /// <summary>It has seen everything there is.</summary>
    public Task FilledAsync(string engine, CancellationToken cancellation) => AskAsync<int>(
        "INSERT INTO search.cursor (engine, number, filled_at) VALUES (@engine, 0, now()) ON CONFLICT (engine) DO UPDATE SET filled_at = now() WHERE cursor.filled_at IS NULL", engine, cancellation);

    /// <summary>The index is empty.</summary>
    public Task ForgetAsync(string engine, CancellationToken cancellation) => AskAsync<int>("DELETE FROM search.cursor WHERE engine = @engine OR starts_with(engine, @engine || ':')", engine, cancellation);

    /// <summary>The right to follow, which one has at a time on all instances; null while another has it.</summary>
    public Task<IAsyncDisposable?> TryTakeAsync(string engine, CancellationToken cancellation)
        => AdvisoryLock.TryTakeAsync(data, engine == Indexes.Postgres ? Turn : Turn + 1, cancellation);

    private async Task<T?> AskAsync<T>(string sql, string engine, CancellationToken cancellation, long number = 0)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, new { engine, number }, cancellationToken: cancellation));
    }
}
