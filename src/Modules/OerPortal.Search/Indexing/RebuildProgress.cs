using Dapper;
using Npgsql;

namespace OerPortal.Search.Indexing;

/// <summary>How far a rebuild has come, so that one that was stopped goes on where it was.</summary>
/// <param name="Number">Of the last record that was indexed.</param>
/// <param name="Until">Of the last one there was when it began; what changes later is followed as always.</param>
/// <param name="Documents">Resources indexed so far.</param>
/// <param name="BeganAt">By the database's clock.</param>
internal sealed record RebuildProgress(long Number, long Until, int Documents, DateTime BeganAt);

/// <summary>Table <c>search.rebuild</c>.</summary>
internal sealed class RebuildProgresses(NpgsqlDataSource data)
{
    /// <summary>The one under way, unless it makes words in a way that is no longer ours; else a new one.</summary>
    /// <param name="last">Number of the last record there is.</param>
    public async Task<RebuildProgress> BeginAsync(string engine, long last, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<RebuildProgress>(new CommandDefinition(
            """
            DELETE FROM search.rebuild WHERE engine = @engine AND analysis <> @Version;
            INSERT INTO search.rebuild (engine, number, until, documents, began_at, analysis) VALUES (@engine, 0, @last, 0, now(), @Version) ON CONFLICT (engine) DO NOTHING;
            SELECT number, until, documents, began_at AS BeganAt FROM search.rebuild WHERE engine = @engine
            """,
            new { engine, last, VietnameseText.Version },
            cancellationToken: cancellation));
    }

    public async Task KeepAsync(string engine, RebuildProgress progress, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE search.rebuild SET number = @Number, until = @Until, documents = @Documents WHERE engine = @engine",
            new { engine, progress.Number, progress.Until, progress.Documents },
            cancellationToken: cancellation));
    }

    public async Task EndAsync(string engine, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition("DELETE FROM search.rebuild WHERE engine = @engine", new { engine }, cancellationToken: cancellation));
    }
}
