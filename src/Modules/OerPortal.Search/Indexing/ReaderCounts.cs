using Dapper;
using Npgsql;
using OerPortal.Search.Models;
using OerPortal.Usage;

namespace OerPortal.Search.Indexing;

/// <summary>
/// How many people read each resource, as indexes show it: table <c>search.readers</c>. PostgreSQL sorts by it as it stands; what has changed is
/// noted for every other index until its document there has been put anew.
/// </summary>
internal sealed class ReaderCounts(NpgsqlDataSource data, Indexes indexes)
{
    private const int AtOnce = 1000;

    // Both are in the order of the ids: what lies between two portions and is in neither is read by fewer than five now.
    private const string Take =
        """
        WITH fresh AS (SELECT * FROM unnest(@ids, @readers) AS f (resource_id, readers)),
        gone AS (
            DELETE FROM search.readers r WHERE r.resource_id > @after AND (@until::uuid IS NULL OR r.resource_id <= @until)
                AND NOT EXISTS (SELECT FROM fresh f WHERE f.resource_id = r.resource_id)
            RETURNING r.resource_id),
        changed AS (
            INSERT INTO search.readers AS r (resource_id, readers) SELECT resource_id, readers FROM fresh
            ON CONFLICT (resource_id) DO UPDATE SET readers = excluded.readers WHERE r.readers <> excluded.readers
            RETURNING r.resource_id),
        told AS (
            INSERT INTO search.readers_told (engine, resource_id)
            SELECT e, c.resource_id FROM unnest(@engines) e, (SELECT resource_id FROM gone UNION ALL SELECT resource_id FROM changed) c
            ON CONFLICT DO NOTHING)
        SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM changed)
        """;

    /// <returns>How many have changed.</returns>
    public async Task<long> TakeAsync(IAsyncEnumerable<ResourceUse> all, CancellationToken cancellation)
    {
        var (last, changed) = (Guid.Empty, 0L);
        await foreach (var portion in all.Chunk(AtOnce).WithCancellation(cancellation))
        {
            changed += await TakeAsync(portion, last, portion[^1].ResourceId, cancellation);
            last = portion[^1].ResourceId;
        }

        return changed + await TakeAsync([], last, until: null, cancellation);
    }

    /// <summary>Of those of the resources that any are counted of.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> OfAsync(IReadOnlyCollection<Guid> resourceIds, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync<(Guid Id, int Readers)>(new CommandDefinition(
            "SELECT resource_id, readers FROM search.readers WHERE resource_id = ANY (@ids)", new { ids = resourceIds.ToArray() }, cancellationToken: cancellation));
        return found.ToDictionary(one => one.Id, one => one.Readers);
    }

    /// <summary>Some of those that the index has to be told of.</summary>
    public async Task<IReadOnlyList<Guid>> UntoldAsync(string engine, int most, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<Guid>(new CommandDefinition(
            "SELECT resource_id FROM search.readers_told WHERE engine = @engine ORDER BY resource_id LIMIT @most", new { engine, most }, cancellationToken: cancellation))];
    }

    public async Task ToldAsync(string engine, IReadOnlyCollection<Guid> resourceIds, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM search.readers_told WHERE engine = @engine AND resource_id = ANY (@ids)", new { engine, ids = resourceIds.ToArray() }, cancellationToken: cancellation));
    }

    private async Task<long> TakeAsync(ResourceUse[] portion, Guid after, Guid? until, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            Take,
            new
            {
                ids = portion.Select(use => use.ResourceId).ToArray(),
                readers = portion.Select(use => use.Readers).ToArray(),
                after,
                until,
                engines = indexes.Names.Where(name => name != Indexes.Postgres).ToArray(),
            },
            cancellationToken: cancellation));
    }
}
