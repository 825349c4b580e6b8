using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Npgsql;
using OerPortal.Harvest.Describing;

namespace OerPortal.Harvest.Data;

/// <summary>Writes records of one source, hundreds in a statement, in the transaction of the answer they came with.</summary>
internal sealed class RecordTables(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid sourceId, CancellationToken cancellation)
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private const string Put = """
        insert into harvest.record as r (id, source_id, identifier, datestamp, title, creators, description, subjects, keywords, levels, grades, language, kind, licence,
            rights, address, isbn, published, publisher, digest, taken_at)
        select n.id, @sourceId, n.identifier, n.datestamp, n.title, n.creators, n.description, n.subjects, n.keywords, n.levels, n.grades, n.language, n.kind, n.licence,
            n.rights, n.address, n.isbn, n.published, n.publisher, decode(n.digest, 'hex'), @now
        from json_to_recordset(@rows::json) as n(id uuid, identifier text, datestamp text, title text, creators text[], description text, subjects text[], keywords text[],
            levels text[], grades integer[], language text, kind text, licence text, rights text, address text, isbn text, published text, publisher text, digest text)
        order by n.identifier
        on conflict (source_id, identifier) do update set datestamp = excluded.datestamp, title = excluded.title, creators = excluded.creators, description = excluded.description,
            subjects = excluded.subjects, keywords = excluded.keywords, levels = excluded.levels, grades = excluded.grades, language = excluded.language, kind = excluded.kind,
            licence = excluded.licence, rights = excluded.rights, address = excluded.address, isbn = excluded.isbn, published = excluded.published,
            publisher = excluded.publisher, digest = excluded.digest, taken_at = excluded.taken_at
        where r.digest <> excluded.digest
        returning id, identifier, xmax = 0 as is_new
        """;

    /// <summary>Puts records in or replaces them; what is the same as before is left as it is.</summary>
    /// <returns>How many are new and how many are other than before.</returns>
    public async Task<(int Added, int Changed)> PutAsync(IReadOnlyCollection<HarvestedRecord> records, DateTime now)
    {
        // A source may give a record twice; the later one is meant.
        var latest = records.GroupBy(record => record.Identifier, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        if (latest.Count == 0)
            return (0, 0);
        var written = (await connection.QueryAsync<(Guid Id, string Identifier, bool IsNew)>(Command(Put, new { sourceId, now, rows = JsonSerializer.Serialize(latest.Values.Select(Row), Snake) }))).AsList();
        if (written.Count == 0)
            return (0, 0);
        var ids = written.Select(row => row.Id).ToArray();
        var keys = written.SelectMany(row => latest[row.Identifier].Keys.Select(key => (row.Id, Key: key))).ToArray();
        var before = await TakeKeysAsync(ids);
        await connection.ExecuteAsync(Command(
            "insert into harvest.record_key (record_id, source_id, key) select k.id, @sourceId, k.key from unnest(@ids, @keys) as k(id, key)",
            new { sourceId, ids = keys.Select(key => key.Id).ToArray(), keys = keys.Select(key => key.Key).ToArray() }));
        await new Twins(connection, transaction, cancellation).LookAtAsync(sourceId, ids, [.. before, .. keys.Select(key => key.Key)]);
        var added = written.Count(row => row.IsNew);
        return (added, written.Count - added);
    }

    /// <summary>Takes out what the source says is gone.</summary>
    public async Task<int> RemoveAsync(IReadOnlyCollection<string> identifiers)
        => identifiers.Count == 0 ? 0 : await RemoveAsync("identifier = any(@identifiers)", new { sourceId, identifiers = identifiers.ToArray() });

    /// <summary>Notes that a full run has seen these.</summary>
    public Task<int> SawAsync(Guid runId, IReadOnlyCollection<string> identifiers) => connection.ExecuteAsync(Command(
        """
        insert into harvest.sighting (record_id, run_id) select id, @runId from harvest.record where source_id = @sourceId and identifier = any(@identifiers) order by id
        on conflict (record_id) do update set run_id = excluded.run_id where harvest.sighting.run_id <> excluded.run_id
        """,
        new { runId, sourceId, identifiers = identifiers.ToArray() }));

    /// <summary>How many there are, and how many of them a full run has not seen.</summary>
    public Task<(long All, long Unseen)> CountUnseenAsync(Guid runId) => connection.QuerySingleAsync<(long, long)>(Command(
        """
        select count(*), count(*) filter (where s.run_id is distinct from @runId)
        from harvest.record r left join harvest.sighting s on s.record_id = r.id where r.source_id = @sourceId
        """,
        new { runId, sourceId }));

    /// <summary>Takes out what a full run has not seen.</summary>
    public Task<int> RemoveUnseenAsync(Guid runId)
        => RemoveAsync("not exists (select from harvest.sighting s where s.record_id = r.id and s.run_id = @runId)", new { sourceId, runId });

    private async Task<int> RemoveAsync(string which, object values)
    {
        var gone = (await connection.QueryAsync<Guid>(Command($"select id from harvest.record r where source_id = @sourceId and {which} order by id for update", values))).ToArray();
        if (gone.Length == 0)
            return 0;
        var keys = await TakeKeysAsync(gone);
        await connection.ExecuteAsync(Command("delete from harvest.record where id = any(@gone)", new { gone }));
        await new Twins(connection, transaction, cancellation).LookAtAsync(sourceId, [], keys);
        return gone.Length;
    }

    private async Task<IReadOnlyCollection<string>> TakeKeysAsync(Guid[] ids)
        => (await connection.QueryAsync<string>(Command("delete from harvest.record_key where record_id = any(@ids) returning key", new { ids }))).AsList();

    private static object Row(HarvestedRecord record) => new
    {
        Id = Guid.CreateVersion7(),
        record.Identifier,
        record.Datestamp,
        record.Title,
        record.Creators,
        record.Description,
        record.Subjects,
        record.Keywords,
        record.Levels,
        record.Grades,
        record.Language,
        record.Kind,
        record.Licence,
        record.Rights,
        record.Address,
        record.Isbn,
        record.Published,
        record.Publisher,
        Digest = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(record with { Datestamp = "" }))),
    };

    private CommandDefinition Command(string sql, object values) => new(sql, values, transaction, cancellationToken: cancellation);
}
