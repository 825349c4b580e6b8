using System.Text.Json;
using Dapper;
using Npgsql;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Data;

/// <summary>A collection that has public resources, or had some.</summary>
/// <param name="Count">How many it has now; with none it is told to nobody as something that is.</param>
internal sealed record OpenCollection(string Id, string Title, string Description, OpenSchool School, int Count, DateTimeOffset ChangedAt);

/// <summary>Collections as everybody may see them.</summary>
internal sealed class OpenCollections(NpgsqlDataSource data)
{
    private const string Rows =
        """
        SELECT c.public_id AS id, c.title, c.description, s.slug, s.name, t.count, c.changed_at AS changedAt
        FROM open_data.collection c
        JOIN open_data.site s ON s.id = c.site_id AND s.is_open AND s.has_collections
        JOIN open_data.set t ON t.key = 'collection:' || c.public_id AND t.count > 0
        WHERE NOT c.is_gone
        """;

    // A catalogue of a school shows only what the school contributed itself: of its collections those that have any such.
    private const string Shown =
        """
         AND (@siteId::uuid IS NULL OR (c.site_id = @siteId AND EXISTS (
            SELECT 1 FROM open_data.member m JOIN open_data.record r ON r.position = m.position WHERE m.set_id = t.id AND NOT m.is_gone AND r.site_id = @siteId)))
        """;

    /// <summary>A page of those that a catalogue shows, the last changed first.</summary>
    /// <param name="siteId">Of this school's, or null for all.</param>
    public Task<IReadOnlyList<OpenCollection>> ShownAsync(Guid? siteId, int skip, int count, CancellationToken cancellation)
        => ReadAsync($"{Rows}{Shown} ORDER BY c.changed_at DESC, c.id LIMIT @count OFFSET @skip", new { siteId, skip, count }, cancellation);

    public Task<int> CountShownAsync(Guid? siteId, CancellationToken cancellation) => CountAsync(Shown, siteId, cancellation);

    /// <summary>Null when the catalogue shows none such.</summary>
    public async Task<OpenCollection?> FindShownAsync(Guid? siteId, string id, CancellationToken cancellation)
        => (await ReadAsync($"{Rows}{Shown} AND c.public_id = @id", new { siteId, id }, cancellation)) is [var found] ? found : null;

    /// <summary>In the order of their ids, which never changes.</summary>
    /// <param name="siteId">Only this site's, or null for all.</param>
    /// <param name="after">Id of the last one that was seen, or empty.</param>
    public Task<IReadOnlyList<OpenCollection>> ListAsync(Guid? siteId, string after, int count, CancellationToken cancellation)
        => ReadAsync($"{Rows} AND (@siteId::uuid IS NULL OR c.site_id = @siteId) AND c.public_id > @after ORDER BY c.public_id LIMIT @count", new { siteId, after, count }, cancellation);

    public async Task<OpenCollection?> FindAsync(Guid? siteId, string id, CancellationToken cancellation)
        => (await ReadAsync($"{Rows} AND (@siteId::uuid IS NULL OR c.site_id = @siteId) AND c.public_id = @id", new { siteId, id }, cancellation)) is [var found] ? found : null;

    public Task<int> CountAsync(Guid? siteId, CancellationToken cancellation) => CountAsync(" AND (@siteId::uuid IS NULL OR c.site_id = @siteId)", siteId, cancellation);

    /// <summary>Whether it ever had a public resource.</summary>
    public async Task<bool> WasThereAsync(Guid? siteId, string id, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            """
            SELECT EXISTS (SELECT 1 FROM open_data.collection c JOIN open_data.set t ON t.key = 'collection:' || c.public_id
                           WHERE c.public_id = @id AND (@siteId::uuid IS NULL OR c.site_id = @siteId))
            """,
            new { siteId, id }, cancellationToken: cancellation));
    }

    /// <summary>The public resources that stand in it, as its maker put them.</summary>
    public async Task<OpenCollectionContents> ContentsAsync(string id, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync<(Guid, string, string)>(new CommandDefinition(
            """
            SELECT r.id, r.public_id, r.document::json -> 'about' ->> 'title'
            FROM open_data.collection c, unnest(c.resource_ids) WITH ORDINALITY AS o (id, place) JOIN open_data.record r ON r.id = o.id AND NOT r.is_gone AND r.document IS NOT NULL
            WHERE c.public_id = @id
            ORDER BY o.place
            """,
            new { id }, cancellationToken: cancellation));
        var kept = await connection.ExecuteScalarAsync<string?>(new CommandDefinition("SELECT contents::text FROM open_data.collection WHERE public_id = @id", new { id }, cancellationToken: cancellation));
        return OpenCollectionContents.Of([.. found], kept is null ? new KeptContents([], new Dictionary<Guid, string>()) : JsonSerializer.Deserialize<KeptContents>(kept, JsonSerializerOptions.Web)!);
    }

    private async Task<int> CountAsync(string which, Guid? siteId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition($"SELECT count(*)::integer FROM ({Rows}{which}) AS c", new { siteId }, cancellationToken: cancellation));
    }

    private async Task<IReadOnlyList<OpenCollection>> ReadAsync(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, values, cancellationToken: cancellation));
        return [.. rows.Select(row => new OpenCollection(row.Id, row.Title, row.Description, new OpenSchool(row.Slug, row.Name), row.Count, new DateTimeOffset(row.ChangedAt, TimeSpan.Zero)))];
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Title { get; init; } = "";

        public string Description { get; init; } = "";

        public string Slug { get; init; } = "";

        public string Name { get; init; } = "";

        public int Count { get; init; }

        public DateTime ChangedAt { get; init; }
    }
}
