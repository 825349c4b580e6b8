using Dapper;
using Npgsql;

namespace OerPortal.Search.Saving;

/// <summary>Table <c>search.saved</c>. Whoever changes one names the person: of somebody else's nothing is known.</summary>
internal sealed class SavedSearches(NpgsqlDataSource data, TimeProvider time)
{
    /// <summary>Nobody looks through more; and each is asked once a day.</summary>
    public const int Most = 50;

    private const string All = "SELECT id, person_id AS PersonId, site_id AS SiteId, name, query, tells, seen_until AS SeenUntil FROM search.saved";

    /// <summary>What is there now is not new. Saved twice it is there once.</summary>
    /// <returns>False when the person has as many as can be kept.</returns>
    public async Task<bool> SaveAsync(Guid personId, Guid siteId, string name, string query, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await RunAsync(
            """
            INSERT INTO search.saved (id, person_id, site_id, name, query, saved_at, seen_until, looked_at)
            SELECT @id, @personId, @siteId, @name, @query, @now, @now, @now WHERE (SELECT count(*) FROM search.saved WHERE person_id = @personId) < @Most
            ON CONFLICT (person_id, site_id, query) DO UPDATE SET name = excluded.name
            """,
            new { id = Guid.CreateVersion7(), personId, siteId, name, query, now, Most },
            cancellation) > 0;
    }

    /// <summary>The last saved first.</summary>
    public async Task<IReadOnlyList<SavedSearch>> OfAsync(Guid personId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<SavedSearch>(new CommandDefinition($"{All} WHERE person_id = @personId ORDER BY id DESC", new { personId }, cancellationToken: cancellation))).AsList();
    }

    public async Task<bool> HasAsync(Guid personId, Guid siteId, string query, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "SELECT EXISTS (SELECT FROM search.saved WHERE person_id = @personId AND site_id = @siteId AND query = @query)", new { personId, siteId, query }, cancellationToken: cancellation));
    }

    /// <returns>False when the person has no such search.</returns>
    public async Task<bool> RemoveAsync(Guid personId, Guid id, CancellationToken cancellation)
        => await RunAsync("DELETE FROM search.saved WHERE id = @id AND person_id = @personId", new { id, personId }, cancellation) > 0;

    /// <summary>Switched on again, it begins with what comes from then on.</summary>
    /// <returns>False when the person has no such search.</returns>
    public async Task<bool> TellAsync(Guid personId, Guid id, bool tells, CancellationToken cancellation) => await RunAsync(
        """
        UPDATE search.saved SET tells = @tells, seen_until = CASE WHEN @tells AND NOT tells THEN @now ELSE seen_until END
        WHERE id = @id AND person_id = @personId
        """,
        new { id, personId, tells, now = time.GetUtcNow().UtcDateTime },
        cancellation) > 0;

    public Task ForgetAsync(Guid personId, CancellationToken cancellation) => RunAsync("DELETE FROM search.saved WHERE person_id = @personId", new { personId }, cancellation);

    /// <summary>Those whose people want to be told and that nobody has looked for since, the longest waiting first.</summary>
    public async Task<IReadOnlyList<SavedSearch>> DueAsync(DateTimeOffset since, int count, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<SavedSearch>(new CommandDefinition(
            $"{All} WHERE tells AND looked_at <= @since ORDER BY looked_at LIMIT @count", new { since = since.UtcDateTime, count }, cancellationToken: cancellation))).AsList();
    }

    public Task LookedAsync(Guid id, DateTime seenUntil, CancellationToken cancellation) => RunAsync(
        "UPDATE search.saved SET looked_at = @now, seen_until = greatest(seen_until, @seenUntil) WHERE id = @id", new { id, seenUntil, now = time.GetUtcNow().UtcDateTime }, cancellation);

    private async Task<int> RunAsync(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
    }
}
