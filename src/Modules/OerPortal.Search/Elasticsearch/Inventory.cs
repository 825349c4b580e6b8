using OerPortal.Search.Models;

namespace OerPortal.Search.Elasticsearch;

/// <summary>Reads all that is indexed, as it stood at one moment.</summary>
internal sealed class Inventory(Cluster cluster, Names names)
{
    private const int Portion = 10_000;

    public async Task<IReadOnlyList<Guid>> ReadAsync(CancellationToken cancellation)
    {
        using var opened = await cluster.AskAsync("POST", $"/{names.Of(Names.Resources)}/_pit?keep_alive=1m", body: null, Cluster.Patiently, cancellation);
        var moment = opened.RootElement.GetProperty("id").GetString()!;
        var all = new List<Guid>();
        try
        {
            while (await ReadAsync(moment, all.Count > 0 ? all[^1] : null, cancellation) is { Count: > 0 } portion) all.AddRange(portion);
        }
        finally
        {
            using var closed = await cluster.AskAsync("DELETE", "/_pit", Body.Of(json => json.WriteString("id", moment)), Cluster.Patiently, CancellationToken.None);
        }

        return all;
    }

    private async Task<IReadOnlyList<Guid>> ReadAsync(string moment, Guid? after, CancellationToken cancellation)
    {
        using var answer = await cluster.AskAsync("POST", "/_search?filter_path=hits.hits.sort", Body.Of(json =>
        {
            json.WriteNumber("size", Portion);
            json.WriteBoolean("track_total_hits", false);
            json.WriteString("stored_fields", "_none_");
            json.Object("pit", pit =>
            {
                pit.WriteString("id", moment);
                pit.WriteString("keep_alive", "1m");
            });
            json.Array("sort", sort => sort.WriteStringValue("id"));
            if (after is { } last) json.Array("search_after", values => values.WriteStringValue(QueryJson.Id(last)));
            // What was taken out left only its number.
            json.Object("query", query => query.Object("exists", exists => exists.WriteString("field", "site")));
        }), Cluster.Patiently, cancellation);
        return [.. Answers.Hits(answer.RootElement).Select(hit => hit.GetProperty("sort")[0].GetGuidOfDigits())];
    }
}
