using System.Data;
using Npgsql;
using NpgsqlTypes;
using OerPortal.OpenData.Data;

namespace OerPortal.OpenData.OaiPmh.Lists;

/// <summary>A record as a list tells it.</summary>
/// <param name="Document">JSON in UTF-8; null when it is gone, or was not asked for.</param>
internal sealed record ToldRecord(string PublicId, long Position, DateTimeOffset ChangedAt, bool IsGone, int[] Sets, int[] LeftSets, byte[]? Document);

/// <param name="At">When the list was read, by the clock that stamps records.</param>
/// <param name="HasMore">Whether something follows.</param>
/// <param name="Size">How many the whole list has, where that is kept: of all, or of one set, and of all times. Nobody counts a million for it.</param>
internal sealed record ToldPage(DateTimeOffset At, IReadOnlyList<ToldRecord> Records, bool HasMore, long? Size);

/// <summary>Which records a list tells: those that are or were in all of <paramref name="All"/>, and in one of <paramref name="Any"/> where that says something.</summary>
internal sealed record ToldSets(int[] All, int[] Any)
{
    /// <summary>Whether a record that is in these sets now belongs to the list; else it has left it.</summary>
    public bool Hold(int[] sets) => Array.TrueForAll(All, set => sets.AsSpan().Contains(set)) && (Any.Length == 0 || Array.Exists(Any, set => sets.AsSpan().Contains(set)));
}

/// <summary>
/// Reads lists of changes as harvesters need them: whoever asks once more from the time of the answer has missed nothing
/// (docs/adr/0029-harvesting-by-time.md).
/// </summary>
internal sealed class HarvestLists(NpgsqlDataSource data)
{
    private const string Narrowest = "(SELECT id FROM open_data.set WHERE id = ANY (@all) ORDER BY count LIMIT 1)";

    /// <param name="after">Position of the last one told; 0 to begin.</param>
    public async Task<ToldPage> ReadAsync(ToldSets sets, long after, TimeWindow? window, int count, bool withDocuments, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        // While it waits, nothing is told that would carry an earlier time than this answer.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_advisory_xact_lock_shared($1)") { Parameters = { new() { Value = RecordWriter.Turn } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT date_trunc('second', clock_timestamp()), (SELECT told FROM open_data.set WHERE id = $1)")
        {
            Parameters = { new() { Value = window is null && sets is { All: [var only], Any: [] } ? only : 0 } },
        });
        batch.BatchCommands.Add(Page(sets, after, window, count + 1, withDocuments));
        var page = await ReadAsync(batch, count, cancellation);
        await transaction.CommitAsync(cancellation);
        return page;
    }

    /// <summary>When the first thing was told that still stands as it was told; null when there is none.</summary>
    public async Task<DateTimeOffset?> EarliestAsync(int set, CancellationToken cancellation)
    {
        await using var command = data.CreateCommand("SELECT r.changed_at FROM open_data.member m JOIN open_data.record r ON r.position = m.position WHERE m.set_id = $1 ORDER BY m.position LIMIT 1");
        command.Parameters.Add(new NpgsqlParameter { Value = set });
        return await command.ExecuteScalarAsync(cancellation) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    private static NpgsqlBatchCommand Page(ToldSets sets, long after, TimeWindow? window, int count, bool withDocuments)
    {
        var bounds = $"m.position > @after{TimeWindow.Bounds(window)}";
        // Of many sets the first few each, put in order: the sets of one kind that a record is in are few.
        var source = sets.All.Length == 0
            ? $"""
               (SELECT DISTINCT p.position
                FROM unnest(@any) s (id), LATERAL (SELECT m.position FROM open_data.member m WHERE m.set_id = s.id AND {bounds} ORDER BY m.position LIMIT @count) p
                ORDER BY p.position LIMIT @count) m JOIN open_data.record r ON r.position = m.position
               """
            : $"""
               {MemberRecords.From}
               WHERE m.set_id = {(sets.All.Length == 1 ? "@all[1]" : Narrowest)} AND {bounds} AND (r.sets || r.left_sets) @> @all{(sets.Any.Length == 0 ? "" : " AND (r.sets || r.left_sets) && @any")}
               """;
        var command = new NpgsqlBatchCommand(
            $"""
             SELECT r.public_id, r.position, r.changed_at, r.is_gone, r.sets, r.left_sets, {(withDocuments ? "CASE WHEN NOT r.is_gone THEN r.document END" : "NULL")}
             FROM {source} ORDER BY m.position LIMIT @count
             """);
        command.Parameters.Add(new NpgsqlParameter<long>("after", after));
        command.Parameters.Add(new NpgsqlParameter<int>("count", count));
        command.Parameters.Add(new NpgsqlParameter<int[]>("any", sets.Any));
        command.Parameters.Add(new NpgsqlParameter<int[]>("all", sets.All));
        if (window?.From is { } from) command.Parameters.Add(new NpgsqlParameter("from", NpgsqlDbType.TimestampTz) { Value = from.UtcDateTime });
        if (window?.Until is { } until) command.Parameters.Add(new NpgsqlParameter("until", NpgsqlDbType.TimestampTz) { Value = until.UtcDateTime });
        return command;
    }

    private static async Task<ToldPage> ReadAsync(NpgsqlBatch batch, int count, CancellationToken cancellation)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var at = new DateTimeOffset(reader.GetDateTime(0), TimeSpan.Zero);
        long? size = reader.IsDBNull(1) ? null : reader.GetInt32(1);
        await reader.NextResultAsync(cancellation);
        var records = new List<ToldRecord>(count);
        while (await reader.ReadAsync(cancellation))
        {
            if (records.Count == count) return new ToldPage(at, records, HasMore: true, size);
            records.Add(new ToldRecord(
                reader.GetString(0), reader.GetInt64(1), new DateTimeOffset(reader.GetDateTime(2), TimeSpan.Zero), reader.GetBoolean(3),
                reader.GetFieldValue<int[]>(4), reader.GetFieldValue<int[]>(5), reader.IsDBNull(6) ? null : reader.GetFieldValue<byte[]>(6)));
        }

        return new ToldPage(at, records, HasMore: false, size);
    }
}
