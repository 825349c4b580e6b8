using Dapper;
using Npgsql;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Data;

/// <summary>A resource as it is to be told from now on.</summary>
/// <param name="Number">Of the catalogue's change.</param>
/// <param name="IsOpen">Whether its site gives open data out.</param>
/// <param name="Resource">Null when it is not public.</param>
/// <param name="Sets">Those it is in while it is public.</param>
internal sealed record RecordState(Guid Id, string PublicId, Guid SiteId, long Number, bool IsOpen, OpenResource? Resource, IReadOnlyList<SetKey> Sets);

/// <summary>
/// Writes what has changed, and nothing else: a record that says the same as before keeps its time.
/// </summary>
internal sealed class RecordWriter(NpgsqlDataSource data, SetIds sets)
{
    /// <summary>
    /// Who lists changes by their time takes this turn shared (<c>pg_advisory_xact_lock_shared</c>): a list is then from before a portion was
    /// told or from after it, and whoever goes on from its time misses nothing. The letters of "oer-open".
    /// </summary>
    public const long Turn = 0x6f65722d6f70656e;

    /// <param name="states">Of each resource one.</param>
    /// <returns>How many have changed.</returns>
    public async Task<int> WriteAsync(IReadOnlyList<RecordState> states, CancellationToken cancellation)
    {
        if (states.Count == 0) return 0;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Two never write at once; only what comes after the second lock keeps readers waiting.
        await TakeAsync(connection, transaction, Turn + 1, cancellation);
        var known = await KnownAsync(connection, transaction, states, cancellation);
        var ids = await sets.NameAsync(connection, transaction, [.. states.SelectMany(state => state.Sets).Distinct()], cancellation);
        var changes = states.Select(state => RecordChange.Of(state, known.GetValueOrDefault(state.Id), ids)).OfType<RecordChange>().ToArray();
        if (changes.Length > 0)
        {
            await TakeAsync(connection, transaction, Turn, cancellation);
            await PutAsync(connection, transaction, changes, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return changes.Length;
    }

    private static Task<int> TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long turn, CancellationToken cancellation)
        => connection.ExecuteAsync(new CommandDefinition("SELECT pg_advisory_xact_lock(@turn)", new { turn }, transaction, cancellationToken: cancellation));

    private static async Task<Dictionary<Guid, StoredRecord>> KnownAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<RecordState> states, CancellationToken cancellation)
    {
        var found = await connection.QueryAsync<StoredRecord>(new CommandDefinition(
            "SELECT id, number, position, is_gone AS isGone, sets, left_sets AS leftSets, document FROM open_data.record WHERE id = ANY (@ids)",
            new { ids = states.Select(state => state.Id).ToArray() }, transaction, cancellationToken: cancellation));
        return found.ToDictionary(record => record.Id);
    }

    private static async Task PutAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, RecordChange[] changes, CancellationToken cancellation)
    {
        var told = changes.Where(change => change.IsTold || change.IsNew).ToArray();
        var positions = await connection.QueryAsync<long>(new CommandDefinition(
            "SELECT nextval('open_data.position') FROM generate_series(1, @count)", new { count = told.Length }, transaction, cancellationToken: cancellation));
        foreach (var (change, position) in told.Zip(positions)) change.Position = position;
        await DropMembersAsync(connection, transaction, told, cancellation);
        await PutRecordsAsync(connection, transaction, changes, cancellation);
        await PutMembersAsync(connection, transaction, told, cancellation);
        await CountAsync(connection, transaction, told, cancellation);
    }

    private static Task<int> DropMembersAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, RecordChange[] changes, CancellationToken cancellation)
    {
        var old = changes.SelectMany(change => change.OldMembers).ToArray();
        return connection.ExecuteAsync(new CommandDefinition(
            """
            DELETE FROM open_data.member m USING unnest(@set_ids, @positions) AS old (set_id, position)
            WHERE m.set_id = old.set_id AND m.position = old.position
            """,
            new { set_ids = old.Select(o => o.SetId).ToArray(), positions = old.Select(o => o.Position).ToArray() }, transaction, cancellationToken: cancellation));
    }

    // The time never falls while the position rises, whatever the clock does.
    private static Task<int> PutRecordsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, RecordChange[] changes, CancellationToken cancellation)
        => connection.ExecuteAsync(new CommandDefinition(
            """
            WITH stamp AS (SELECT greatest(date_trunc('second', clock_timestamp()),
                                           (SELECT changed_at FROM open_data.record ORDER BY changed_at DESC, position DESC LIMIT 1)) AS at)
            INSERT INTO open_data.record AS r (id, public_id, site_id, number, position, changed_at, published_at, is_gone, sets, left_sets, document)
            SELECT c.id, c.public_id, c.site_id, c.number, c.position, stamp.at, c.published_at, c.is_gone, c.sets::integer[], c.left_sets::integer[], c.document
            FROM stamp, unnest(@ids, @public_ids, @site_ids, @numbers, @positions, @published, @gone, @sets, @left_sets, @documents)
                 AS c (id, public_id, site_id, number, position, published_at, is_gone, sets, left_sets, document)
            ORDER BY c.position
            ON CONFLICT (id) DO UPDATE SET
                site_id = excluded.site_id, number = excluded.number, position = excluded.position,
                changed_at = CASE WHEN r.position = excluded.position THEN r.changed_at ELSE excluded.changed_at END,
                published_at = CASE WHEN excluded.document IS NULL THEN r.published_at ELSE excluded.published_at END,
                is_gone = excluded.is_gone, sets = excluded.sets, left_sets = excluded.left_sets, document = excluded.document
            """,
            new
            {
                ids = changes.Select(c => c.State.Id).ToArray(),
                public_ids = changes.Select(c => c.State.PublicId).ToArray(),
                site_ids = changes.Select(c => c.State.SiteId).ToArray(),
                numbers = changes.Select(c => c.State.Number).ToArray(),
                positions = changes.Select(c => c.Position).ToArray(),
                published = changes.Select(c => c.PublishedAt.UtcDateTime).ToArray(),
                gone = changes.Select(c => c.IsGone).ToArray(),
                sets = changes.Select(c => ArrayOf(c.Sets)).ToArray(),
                left_sets = changes.Select(c => ArrayOf(c.LeftSets)).ToArray(),
                documents = changes.Select(c => c.Document).ToArray(),
            },
            transaction, cancellationToken: cancellation));

    private static Task<int> PutMembersAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, RecordChange[] changes, CancellationToken cancellation)
    {
        var members = changes.SelectMany(change => change.Members).ToArray();
        return connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO open_data.member (set_id, position, published_at, is_gone) SELECT * FROM unnest(@set_ids, @positions, @published, @gone)",
            new
            {
                set_ids = members.Select(m => m.SetId).ToArray(),
                positions = members.Select(m => m.Position).ToArray(),
                published = members.Select(m => m.PublishedAt.UtcDateTime).ToArray(),
                gone = members.Select(m => m.IsGone).ToArray(),
            },
            transaction, cancellationToken: cancellation));
    }

    private static Task<int> CountAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, RecordChange[] changes, CancellationToken cancellation)
    {
        var by = changes.SelectMany(change => change.Counted).GroupBy(c => c.SetId).Select(g => (SetId: g.Key, By: g.Sum(c => c.By), ByTold: g.Sum(c => c.ByTold)))
            .Where(c => c.By != 0 || c.ByTold != 0).ToArray();
        return connection.ExecuteAsync(new CommandDefinition(
            "UPDATE open_data.set s SET count = s.count + c.by, told = s.told + c.by_told FROM unnest(@set_ids, @by, @by_told) AS c (set_id, by, by_told) WHERE s.id = c.set_id",
            new { set_ids = by.Select(c => c.SetId).ToArray(), by = by.Select(c => c.By).ToArray(), by_told = by.Select(c => c.ByTold).ToArray() }, transaction, cancellationToken: cancellation));
    }

    private static string ArrayOf(IReadOnlyList<int> ids) => $"{{{string.Join(',', ids)}}}";
}
