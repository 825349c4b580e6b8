using Dapper;
using Npgsql;
using OerPortal.Cms.Data;

namespace OerPortal.OpenData.Following;

/// <summary>Up to which change of each kind was followed: table <c>open_data.cursor</c>.</summary>
internal sealed class Cursors(NpgsqlDataSource data)
{
    public const string Resources = "resource";
    public const string Collections = "collection";
    public const string Sites = "site";

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(200);

    // The letters of "oer-foll".
    private const long Turn = 0x6f65722d666f6c6c;

    public async Task<long> ReadAsync(string kind, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT number FROM open_data.cursor WHERE kind = @kind", new { kind }, cancellationToken: cancellation));
    }

    public async Task KeepAsync(string kind, long number, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO open_data.cursor (kind, number) VALUES (@kind, @number) ON CONFLICT (kind) DO UPDATE SET number = excluded.number",
            new { kind, number }, cancellationToken: cancellation));
    }

    /// <summary>The right to follow, which one has at a time on all instances; null while another has it.</summary>
    public Task<IAsyncDisposable?> TryTakeAsync(CancellationToken cancellation) => AdvisoryLock.TryTakeAsync(data, Turn, cancellation);

    /// <summary>The same, waited for.</summary>
    public async Task<IAsyncDisposable> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (await TryTakeAsync(cancellation) is { } turn) return turn;
            await Task.Delay(Wait, cancellation);
        }
    }
}
