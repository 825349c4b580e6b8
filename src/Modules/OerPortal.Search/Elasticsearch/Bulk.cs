using System.Text.Json;
using OerPortal.Search.Models;

namespace OerPortal.Search.Elasticsearch;

/// <summary>
/// Writes to several indexes at once, a few megabytes a request. What the server has no room for is sent again after a pause; whoever
/// adds to it waits meanwhile. Written as bytes once (docs/adr/0023-elasticsearch.md).
/// </summary>
internal sealed class Bulk(Cluster cluster)
{
    private const int MostBytes = 4 << 20;
    private const int Pauses = 8;
    private const string Path = "/_bulk?timeout=10s&filter_path=items.*.status,items.*.error.type,items.*.error.reason,error";

    private readonly Body _body = new();
    private readonly List<(int Start, Guid? Watched)> _lines = [];
    private readonly Dictionary<Guid, int> _outcomes = [];

    /// <summary>What the server said of the documents that are watched: 201 for a new one, 200 for one replaced, 409 where it has a newer one.</summary>
    public IReadOnlyDictionary<Guid, int> Outcomes => _outcomes;

    /// <summary>Puts a document, unless a newer one is there.</summary>
    public Task IndexAsync(string alias, string id, long version, Action<Utf8JsonWriter> members, CancellationToken cancellation, Guid? watched = null)
    {
        Begin(watched).Line(action => action.Object("index", at => Write(at, alias, id, version))).Line(members);
        return EmptyAsync(MostBytes, cancellation);
    }

    /// <summary>Puts a document where there is none.</summary>
    public Task CreateAsync(string alias, string id, Action<Utf8JsonWriter> members, CancellationToken cancellation)
    {
        Begin(watched: null).Line(action => action.Object("create", at => Write(at, alias, id, version: null))).Line(members);
        return EmptyAsync(MostBytes, cancellation);
    }

    public Task DeleteAsync(string alias, string id, long version, CancellationToken cancellation)
    {
        Begin(watched: null).Line(action => action.Object("delete", at => Write(at, alias, id, version)));
        return EmptyAsync(MostBytes, cancellation);
    }

    public Task FlushAsync(CancellationToken cancellation) => EmptyAsync(atLeast: 1, cancellation);

    private Body Begin(Guid? watched)
    {
        _lines.Add((_body.Length, watched));
        return _body;
    }

    private static void Write(Utf8JsonWriter json, string alias, string id, long? version)
    {
        json.WriteString("_index", alias);
        json.WriteString("_id", id);
        // Otherwise an index of that name would be made where there is none, without its fields.
        json.WriteBoolean("require_alias", true);
        if (version is not { } number) return;
        json.WriteNumber("version", number);
        json.WriteString("version_type", "external_gte");
    }

    private async Task EmptyAsync(int atLeast, CancellationToken cancellation)
    {
        if (_body.Length < atLeast) return;
        for (var pause = 0; await SendAsync(cancellation) is { Count: > 0 } refused; pause++)
        {
            if (pause == Pauses) throw new IndexUnavailableException("Elasticsearch has had no room for what is written for a while.");
            await Task.Delay(TimeSpan.FromMilliseconds(100 << pause), cancellation);
            Keep(refused);
        }

        _body.Clear();
        _lines.Clear();
    }

    /// <returns>Places of what has to be sent again.</returns>
    private async Task<IReadOnlyList<int>> SendAsync(CancellationToken cancellation)
    {
        var (status, answer) = await cluster.SendAsync("POST", Path, _body, Cluster.Patiently, cancellation, orBusy: true);
        using (answer)
        {
            if (status == Cluster.Busy) return [.. Enumerable.Range(0, _lines.Count)];
            if (status != 200) throw new IndexUnavailableException($"Elasticsearch answers {status}: {answer.RootElement}");
            var refused = new List<int>();
            foreach (var (i, item) in answer.RootElement.GetProperty("items").EnumerateArray().Index())
            {
                var done = item.EnumerateObject().First().Value;
                var outcome = done.GetProperty("status").GetInt32();
                if (outcome is Cluster.Busy or 503) refused.Add(i);
                else if (outcome is not (200 or 201 or 409) && done.TryGetProperty("error", out var error)) throw Refused(outcome, error);
                else if (_lines[i].Watched is { } watched) _outcomes[watched] = outcome;
            }

            return refused;
        }
    }

    private void Keep(IReadOnlyList<int> refused)
    {
        if (refused.Count == _lines.Count) return;
        var written = _body.Written.ToArray();
        var before = _lines.ToArray();
        _body.Clear();
        _lines.Clear();
        foreach (var i in refused)
        {
            var end = i + 1 < before.Length ? before[i + 1].Start : written.Length;
            Begin(before[i].Watched).Add(written.AsSpan(before[i].Start, end - before[i].Start));
        }
    }

    // No index by that name: it is being made, or was taken away. Anything else is the document's fault.
    private static Exception Refused(int status, JsonElement error)
        => status == 404 ? new IndexUnavailableException($"Elasticsearch: {error}") : new InvalidOperationException($"Elasticsearch answers {status}: {error}");
}
