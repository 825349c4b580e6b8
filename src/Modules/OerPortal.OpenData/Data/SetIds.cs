using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Data;

/// <summary>The numbers of sets in the tables. A set once named keeps its number, so they stay in memory. Singleton.</summary>
internal sealed class SetIds(NpgsqlDataSource data)
{
    private readonly ConcurrentDictionary<SetKey, int> _ids = new();
    private readonly ConcurrentDictionary<int, SetKey> _keys = new();

    /// <summary>Null for a set that no resource was ever in.</summary>
    public async ValueTask<int?> FindAsync(SetKey key, CancellationToken cancellation)
    {
        if (_ids.TryGetValue(key, out var known)) return known;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var id = await connection.ExecuteScalarAsync<int?>(new CommandDefinition("SELECT id FROM open_data.set WHERE key = @key", new { key = key.ToString() }, cancellationToken: cancellation));
        if (id is { } found) Keep(key, found);
        return id;
    }

    public async ValueTask<IReadOnlyList<SetKey>> KeysAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation)
    {
        if (ids.Any(id => !_keys.ContainsKey(id))) await ReadAllAsync(cancellation);
        return [.. ids.Select(id => _keys[id])];
    }

    /// <summary>Names the sets that have no number yet, in the transaction of whoever asks.</summary>
    public async Task<IReadOnlyDictionary<SetKey, int>> NameAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<SetKey> keys, CancellationToken cancellation)
    {
        var unknown = keys.Where(key => !_ids.ContainsKey(key)).Select(key => key.ToString()).Order(StringComparer.Ordinal).ToArray();
        if (unknown.Length == 0) return keys.ToDictionary(key => key, key => _ids[key]);
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO open_data.set (key) SELECT unnest(@unknown) ON CONFLICT (key) DO NOTHING", new { unknown }, transaction, cancellationToken: cancellation));
        var named = await connection.QueryAsync<(int Id, string Key)>(new CommandDefinition(
            "SELECT id, key FROM open_data.set WHERE key = ANY (@unknown)", new { unknown }, transaction, cancellationToken: cancellation));
        // Not kept in memory before it is committed.
        var fresh = named.ToDictionary(set => SetKey.Parse(set.Key), set => set.Id);
        return keys.ToDictionary(key => key, key => _ids.TryGetValue(key, out var id) ? id : fresh[key]);
    }

    private async Task ReadAllAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        foreach (var (id, key) in await connection.QueryAsync<(int, string)>(new CommandDefinition("SELECT id, key FROM open_data.set", cancellationToken: cancellation)))
            Keep(SetKey.Parse(key), id);
    }

    private void Keep(SetKey key, int id)
    {
        _ids[key] = id;
        _keys[id] = key;
    }
}
