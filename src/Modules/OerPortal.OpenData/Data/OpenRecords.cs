using Dapper;
using Npgsql;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Data;

/// <summary>What all feeds are made of. Everything here is public, whoever asks.</summary>
internal sealed class OpenRecords(NpgsqlDataSource data, SetIds setIds)
{
    private const string Columns =
        "r.id, r.public_id AS publicId, r.ordinal, r.site_id AS siteId, r.position, r.changed_at AS changedAt, r.sets, r.left_sets AS leftSets, CASE WHEN r.is_gone THEN NULL ELSE r.document END AS document";

    /// <summary>Null for what was never public.</summary>
    public async Task<OpenRecord?> FindAsync(string publicId, CancellationToken cancellation)
        => await ReadAsync($"SELECT {Columns} FROM open_data.record r WHERE r.public_id = @publicId AND (r.sets <> '{{}}' OR r.left_sets <> '{{}}')", new { publicId }, cancellation) is [var record] ? record : null;

    /// <summary>Those of the ids that are public, in their order.</summary>
    public async Task<IReadOnlyList<OpenRecord>> ManyAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var found = (await ReadAsync($"SELECT {Columns} FROM open_data.record r WHERE r.id = ANY (@ids) AND NOT r.is_gone", new { ids = ids.ToArray() }, cancellation)).ToDictionary(record => record.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>What is in all of the sets, newest first.</summary>
    /// <param name="sets">None means all that is public.</param>
    /// <param name="after">The last one that was seen, or null to begin.</param>
    public Task<IReadOnlyList<OpenRecord>> NewestAsync(IReadOnlyList<SetKey> sets, NewestMark? after, int count, CancellationToken cancellation)
        => ListAsync(sets, after, count, isBackwards: false, cancellation);

    /// <summary>What is in all of the sets and comes right before a record in the order of the newest; in that order.</summary>
    /// <param name="before">The first one that was seen, or null for the oldest of all.</param>
    public async Task<IReadOnlyList<OpenRecord>> BeforeAsync(IReadOnlyList<SetKey> sets, NewestMark? before, int count, CancellationToken cancellation)
        => [.. (await ListAsync(sets, before, count, isBackwards: true, cancellation)).Reverse()];

    /// <summary>
    /// What was told of the sets since, in the order in which it was told; also what is gone, or has left one of them
    /// (<see cref="OpenRecord.IsGoneFrom"/>).
    /// </summary>
    /// <param name="after">Position of the last one that was seen; 0 to begin.</param>
    /// <param name="window">Only what was told in this time.</param>
    public async Task<IReadOnlyList<OpenRecord>> ChangesAsync(IReadOnlyList<SetKey> sets, long after, TimeWindow? window, int count, CancellationToken cancellation)
    {
        if (await ChosenAsync(sets, cancellation) is not { } chosen) return [];
        return await ReadAsync(
            $"""
             SELECT {Columns}
             FROM {MemberRecords.From}
             WHERE m.set_id = @narrowest AND m.position > @after AND (r.sets || r.left_sets) @> @all{TimeWindow.Bounds(window)}
             ORDER BY m.position
             LIMIT @count
             """,
            new { narrowest = chosen.Narrowest, all = chosen.All, after, from = window?.From?.UtcDateTime, until = window?.Until?.UtcDateTime, count }, cancellation);
    }

    /// <summary>What is public, in the order in which it first became so.</summary>
    /// <param name="siteId">Only what this site contributed, or null.</param>
    /// <param name="after">Ordinal of the last one that was seen; 0 to begin.</param>
    public Task<IReadOnlyList<OpenRecord>> InOrderAsync(Guid? siteId, long after, int count, CancellationToken cancellation) => ReadAsync(
        $"SELECT {Columns} FROM open_data.record r WHERE {(siteId is null ? "" : "r.site_id = @siteId AND ")}r.ordinal > @after AND NOT r.is_gone ORDER BY r.ordinal LIMIT @count",
        new { siteId, after, count }, cancellation);

    /// <summary>Of the last change that was told; 0 when there was none.</summary>
    public async Task<long> LastPositionAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT coalesce(max(position), 0) FROM open_data.record", cancellationToken: cancellation));
    }

    /// <summary>Of the last change that was told of what is or was in the set; 0 when there was none.</summary>
    public async Task<long> LastPositionAsync(SetKey set, CancellationToken cancellation)
    {
        if (await setIds.FindAsync(set, cancellation) is not { } id) return 0;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT coalesce(max(position), 0) FROM open_data.member WHERE set_id = @id", new { id }, cancellationToken: cancellation));
    }

    /// <summary>How many public resources the set has.</summary>
    public async Task<int> CountAsync(SetKey set, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition("SELECT count FROM open_data.set WHERE key = @key", new { key = set.ToString() }, cancellationToken: cancellation));
    }

    /// <summary>How many public resources each of the sets has; those that never had any are left out.</summary>
    public async Task<IReadOnlyDictionary<SetKey, int>> CountsAsync(IReadOnlyCollection<SetKey> sets, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync<(string Key, int Count)>(new CommandDefinition(
            "SELECT key, count FROM open_data.set WHERE key = ANY (@keys)", new { keys = sets.Select(set => set.ToString()).ToArray() }, cancellationToken: cancellation));
        return found.ToDictionary(set => SetKey.Parse(set.Key), set => set.Count);
    }

    /// <summary>The sets of a kind that have anything now, or ever had.</summary>
    /// <param name="kind">A constant of <see cref="SetKey"/>.</param>
    public async Task<IReadOnlyList<(SetKey Key, int Count)>> SetsAsync(string kind, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync<(string Key, int Count)>(new CommandDefinition(
            "SELECT key, count FROM open_data.set WHERE key LIKE @like ORDER BY key", new { like = kind + ":%" }, cancellationToken: cancellation));
        return [.. found.Select(set => (SetKey.Parse(set.Key), set.Count))];
    }

    /// <summary>When the first thing was told that still stands as it was told; null when there is none.</summary>
    public async Task<DateTimeOffset?> EarliestAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<DateTime?>(new CommandDefinition(
            "SELECT changed_at FROM open_data.record ORDER BY changed_at, position LIMIT 1", cancellationToken: cancellation)) is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>When the last thing was told; null when there is none.</summary>
    public async Task<DateTimeOffset?> LatestAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<DateTime?>(new CommandDefinition(
            "SELECT changed_at FROM open_data.record ORDER BY position DESC LIMIT 1", cancellationToken: cancellation)) is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>When something of what is or was in the set was told last; null when nothing ever was.</summary>
    public async Task<DateTimeOffset?> LatestAsync(SetKey set, CancellationToken cancellation)
    {
        if (await setIds.FindAsync(set, cancellation) is not { } id) return null;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<DateTime?>(new CommandDefinition(
            "SELECT changed_at FROM open_data.record WHERE position = (SELECT max(position) FROM open_data.member WHERE set_id = @id)", new { id }, cancellationToken: cancellation)) is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    // In the order of the newest, or from the other end.
    private async Task<IReadOnlyList<OpenRecord>> ListAsync(IReadOnlyList<SetKey> sets, NewestMark? from, int count, bool isBackwards, CancellationToken cancellation)
    {
        if (await ChosenAsync(sets, cancellation) is not { } chosen) return [];
        var (direction, behind) = isBackwards ? ("ASC", ">") : ("DESC", "<");
        return await ReadAsync(
            $"""
             SELECT {Columns}
             FROM open_data.member m JOIN open_data.record r ON r.position = m.position
             WHERE m.set_id = @narrowest AND NOT m.is_gone AND r.sets @> @all {(from is null ? "" : $"AND (m.published_at, m.position) {behind} (@at, @position)")}
             ORDER BY m.published_at {direction}, m.position {direction}
             LIMIT @count
             """,
            new { narrowest = chosen.Narrowest, all = chosen.All, at = from?.PublishedAt.UtcDateTime, position = from?.Position, count }, cancellation);
    }

    // The smallest set is read, the others only looked at: so the least is read in vain.
    private async Task<(int Narrowest, int[] All)?> ChosenAsync(IReadOnlyList<SetKey> sets, CancellationToken cancellation)
    {
        var ids = new List<int>();
        foreach (var key in sets.Count == 0 ? [SetKey.All] : sets)
        {
            if (await setIds.FindAsync(key, cancellation) is not { } id) return null;
            ids.Add(id);
        }

        if (ids.Count == 1) return (ids[0], [.. ids]);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var narrowest = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "SELECT id FROM open_data.set WHERE id = ANY (@ids) ORDER BY count LIMIT 1", new { ids = ids.ToArray() }, cancellationToken: cancellation));
        return (narrowest, [.. ids]);
    }

    private async Task<IReadOnlyList<OpenRecord>> ReadAsync(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(sql, values, cancellationToken: cancellation))).AsList();
        await setIds.KeysAsync([.. rows.SelectMany(row => row.Sets.Concat(row.LeftSets)).Distinct()], cancellation);
        var records = new List<OpenRecord>(rows.Count);
        foreach (var row in rows)
        {
            records.Add(new OpenRecord(
                row.Id, row.PublicId, row.Ordinal, row.SiteId, row.Position, new DateTimeOffset(row.ChangedAt, TimeSpan.Zero),
                await setIds.KeysAsync(row.Sets, cancellation), await setIds.KeysAsync(row.LeftSets, cancellation),
                row.Document is null ? null : OpenDocuments.Read(row.Document)));
        }

        return records;
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public string PublicId { get; init; } = "";

        public long Ordinal { get; init; }

        public Guid SiteId { get; init; }

        public long Position { get; init; }

        public DateTime ChangedAt { get; init; }

        public int[] Sets { get; init; } = [];

        public int[] LeftSets { get; init; } = [];

        public string? Document { get; init; }
    }
}

/// <summary>A place in a list of what is newest.</summary>
internal sealed record NewestMark(DateTimeOffset PublishedAt, long Position)
{
    public static NewestMark Of(OpenRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new NewestMark(record.Resource!.PublishedAt, record.Position);
    }
}
