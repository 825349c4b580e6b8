using Dapper;
using Npgsql;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Words;

/// <param name="Names">One thing in several spellings, or other names of what is meant.</param>
/// <param name="Means">Empty, or the subject, kind or level that they name (<see cref="SchoolVocabulary.Meanings"/>).</param>
internal sealed record AddedSpelling(Guid Id, string Names, string Means);

/// <summary>Table <c>search.spelling</c>, and what questions are read by since it was last looked at.</summary>
internal sealed class AddedSpellings(NpgsqlDataSource data, TimeProvider time)
{
    /// <summary>A department knows some dozens; each question looks through them.</summary>
    public const int Most = 500;

    public async Task<IReadOnlyList<AddedSpelling>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<AddedSpelling>(new CommandDefinition("SELECT id, names, means FROM search.spelling ORDER BY added_at DESC, id DESC", cancellationToken: cancellation))).AsList();
    }

    /// <summary>From now on questions are read by what the table says.</summary>
    public async Task UseAsync(CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        Spellings.Use([.. all.Where(added => added.Means.Length == 0).Select(added => added.Names)]);
        SchoolVocabulary.Use([.. all.Where(added => added.Means.Length > 0).Select(added => (added.Means, added.Names))]);
    }

    /// <returns>False when there are as many as there may be. What is there already is there once.</returns>
    public async Task<bool> AddAsync(string names, string means, CancellationToken cancellation)
    {
        var added = await RunAsync(
            """
            INSERT INTO search.spelling (id, names, means, added_at) SELECT @id, @names, @means, @now WHERE (SELECT count(*) FROM search.spelling) < @Most
            ON CONFLICT (names, means) DO UPDATE SET names = excluded.names
            """,
            new { id = Guid.CreateVersion7(), names, means, now = time.GetUtcNow().UtcDateTime, Most },
            cancellation);
        return added > 0;
    }

    /// <returns>False when there is none such.</returns>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken cancellation) => await RunAsync("DELETE FROM search.spelling WHERE id = @id", new { id }, cancellation) > 0;

    private async Task<int> RunAsync(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var changed = await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
        await UseAsync(cancellation);
        return changed;
    }
}
