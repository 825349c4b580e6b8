using Dapper;
using Npgsql;

namespace OerPortal.OpenData.Opds.Feeds;

/// <param name="Count">How many public resources stand in it, from whichever school.</param>
internal sealed record CatalogCollection(string PublicId, string Title, int Count);

/// <summary>Collections in which something public stands, of sites that give them out.</summary>
internal sealed class CatalogCollections(NpgsqlDataSource data)
{
    // A school tells only what it contributed itself: of its collections those that have any such.
    private const string Shown =
        """
        FROM open_data.collection c
        JOIN open_data.site o ON o.id = c.site_id AND o.is_open AND o.has_collections
        JOIN open_data.set s ON s.key = 'collection:' || c.public_id AND s.count > 0
        WHERE NOT c.is_gone AND (@siteId IS NULL OR (c.site_id = @siteId AND EXISTS (
            SELECT 1 FROM open_data.member m JOIN open_data.record r ON r.position = m.position WHERE m.set_id = s.id AND NOT m.is_gone AND r.site_id = @siteId)))
        """;

    /// <summary>A page of them, the last changed first.</summary>
    /// <param name="siteId">Only this school's; null for all.</param>
    public async Task<IReadOnlyList<CatalogCollection>> ListAsync(Guid? siteId, int skip, int count, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<CatalogCollection>(new CommandDefinition(
            $"SELECT c.public_id AS publicId, c.title, s.count {Shown} ORDER BY c.changed_at DESC, c.id LIMIT @count OFFSET @skip", Values(siteId, skip, count), cancellationToken: cancellation))];
    }

    /// <summary>How many there are.</summary>
    public async Task<int> CountAsync(Guid? siteId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition($"SELECT count(*)::int {Shown}", Values(siteId), cancellationToken: cancellation));
    }

    /// <summary>Null when there is none such.</summary>
    public async Task<CatalogCollection?> FindAsync(string publicId, Guid? siteId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<CatalogCollection>(new CommandDefinition(
            $"SELECT c.public_id AS publicId, c.title, s.count {Shown} AND c.public_id = @publicId", Values(siteId, publicId: publicId), cancellationToken: cancellation));
    }

    private static DynamicParameters Values(Guid? siteId, int skip = 0, int count = 0, string publicId = "")
    {
        var values = new DynamicParameters();
        values.Add("siteId", siteId, System.Data.DbType.Guid);
        values.Add("skip", skip);
        values.Add("count", count);
        values.Add("publicId", publicId);
        return values;
    }
}
