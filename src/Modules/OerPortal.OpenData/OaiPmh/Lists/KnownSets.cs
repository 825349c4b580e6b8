using Dapper;
using Npgsql;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.OaiPmh.Lists;

/// <summary>A set as it may be named to everybody.</summary>
/// <param name="Number">Of the table; rises in a list.</param>
/// <param name="Name">Of a school or collection; null for codes.</param>
internal sealed record KnownSet(int Number, SetKey Key, string? Name, string? Description);

/// <summary>The sets that have or had something, but for schools and collections that are not public now: those have no name.</summary>
internal sealed class KnownSets(NpgsqlDataSource data)
{
    private const string Named =
        """
        SELECT s.id AS number, s.key, coalesce(c.title, site.name) AS name, c.description
        FROM open_data.set s
        LEFT JOIN open_data.collection c ON c.public_id = CASE WHEN starts_with(s.key, 'collection:') THEN substr(s.key, 12) END
        LEFT JOIN open_data.site owner ON owner.id = c.site_id
        LEFT JOIN open_data.site site ON site.id = CASE WHEN starts_with(s.key, 'school:') THEN substr(s.key, 8)::uuid END
        WHERE s.id > @after AND s.key <> ''
          AND (NOT starts_with(s.key, 'collection:') OR (NOT c.is_gone AND owner.is_open AND owner.has_collections))
          AND (NOT starts_with(s.key, 'school:') OR site.is_open)
        """;

    /// <param name="schoolId">Only sets of what this school contributed; null for all.</param>
    /// <param name="after">Number of the last one seen; 0 to begin.</param>
    public async Task<IReadOnlyList<KnownSet>> ReadAsync(Guid? schoolId, int after, int count, CancellationToken cancellation)
    {
        var own = schoolId is null ? "" : "AND s.id IN (SELECT unnest(r.sets || r.left_sets) FROM open_data.record r WHERE r.site_id = @schoolId)";
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(int Number, string Key, string? Name, string? Description)>(new CommandDefinition(
            $"{Named} {own} ORDER BY s.id LIMIT @count", new { after, count, schoolId }, cancellationToken: cancellation));
        return [.. rows.Select(row => new KnownSet(row.Number, SetKey.Parse(row.Key), row.Name, row.Description))];
    }
}
