using Dapper;
using Npgsql;

namespace OerPortal.Harvest.Data;

/// <summary>
/// Decides which records are not shown because the same work is: our own public resource comes first, then the source that was added first.
/// Within one source nothing is a twin: volumes share the number of their edition, pages the address of their collection.
/// </summary>
internal sealed class Twins(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
{
    // Sources' ids rise with time. A hidden source hides nothing.
    private const string Verdict = """
        update harvest.record r set twin_of = v.twin_of
        from (select a.id, coalesce(
                (select o.resource_id from harvest.record_key k join harvest.own_key o on o.key = k.key where k.record_id = a.id limit 1),
                (select e.record_id from harvest.record_key k
                    join harvest.record_key e on e.key = k.key and e.source_id < k.source_id join harvest.source s on s.id = e.source_id and s.is_shown
                    where k.record_id = a.id order by e.source_id limit 1)) as twin_of
              from affected a) v
        where r.id = v.id and r.twin_of is distinct from v.twin_of
        """;

    /// <param name="ids">Records of the source that are new or other than before.</param>
    /// <param name="keys">Of these before and now, and of those that are gone: what comes later and shares one is looked at too.</param>
    public Task LookAtAsync(Guid sourceId, IReadOnlyCollection<Guid> ids, IReadOnlyCollection<string> keys) => connection.ExecuteAsync(new CommandDefinition(
        $"""
        with affected as materialized (
            select unnest(@ids) as id union select record_id from harvest.record_key where key = any(@keys) and source_id > @sourceId)
        {Verdict}
        """,
        new { sourceId, ids = ids.ToArray(), keys = keys.Distinct(StringComparer.Ordinal).ToArray() },
        transaction,
        cancellationToken: cancellation));

    /// <summary>The same for keys of ours that came or went.</summary>
    /// <returns>How many records are shown now, or are not any more.</returns>
    public Task<int> LookAtAsync(IReadOnlyCollection<string> keys) => connection.ExecuteAsync(new CommandDefinition(
        $"with affected as materialized (select distinct record_id as id from harvest.record_key where key = any(@keys)) {Verdict}",
        new { keys = keys.Distinct(StringComparer.Ordinal).ToArray() },
        transaction,
        cancellationToken: cancellation));

    /// <summary>Everything that shares a key with the source, when it is shown or hidden or about to go.</summary>
    public Task LookAtSourceAsync(Guid sourceId) => connection.ExecuteAsync(new CommandDefinition(
        $"""
        with affected as materialized (
            select distinct l.record_id as id from harvest.record_key k join harvest.record_key l on l.key = k.key and l.source_id > k.source_id where k.source_id = @sourceId)
        {Verdict}
        """,
        new { sourceId },
        transaction,
        cancellationToken: cancellation));
}
