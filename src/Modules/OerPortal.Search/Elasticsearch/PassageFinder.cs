using System.Text.Json;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Elasticsearch;

/// <summary>Finds places in the text of files.</summary>
internal sealed class PassageFinder(Cluster cluster, Names names)
{
    // Words within a sentence or two of each other. What they count tells no more than places of the same kind apart.
    private const int Close = 30;
    private const double LittleBoost = 0.002;

    /// <summary>The best place of each resource, where there is one that holds all of the query.</summary>
    public async Task<IReadOnlyDictionary<Guid, PassageHit>> BestAsync(IReadOnlyCollection<Guid> resources, QueryText query, CancellationToken cancellation)
    {
        if (resources.Count == 0) return new Dictionary<Guid, PassageHit>();
        using var answer = await cluster.AskAsync("POST", $"/{names.Of(Names.Passages)}/_search?allow_partial_search_results=false&filter_path=hits.hits._source,hits.hits.fields", Body.Of(json =>
        {
            json.WriteNumber("size", resources.Count);
            json.WriteBoolean("track_total_hits", false);
            json.Object("query", q => q.Object("bool", b => WriteBest(b, resources, query)));
            json.Object("collapse", collapse => collapse.WriteString("field", "resource"));
            json.Array("sort", sort =>
            {
                sort.WriteStringValue("_score");
                sort.WriteStringValue("number");
            });
        }), cluster.Soon, cancellation);
        return Answers.Hits(answer.RootElement).ToDictionary(hit => hit.GetProperty("fields").GetProperty("resource")[0].GetGuidOfDigits(), Read);
    }

    public async Task<IReadOnlyList<PassageHit>> InsideAsync(Guid resourceId, string? text, int count, CancellationToken cancellation)
    {
        var query = QueryText.Read(text);
        if (query.IsEmpty) return [];
        // In one book people look for a place: words side by side first, and only if there is none the scattered ones.
        Token[] all = [.. query.Tokens];
        var ways = new List<Action<Utf8JsonWriter>>
        {
            json => PlacedJson.WritePhrase(json, all, exact: true),
            json => PlacedJson.WritePhrase(json, all, exact: false),
        };
        if (query.HasQuotes && query.Units.Count == 1) ways.RemoveRange(query.HasMarked ? 1 : 2, query.HasMarked ? 1 : 0);
        else ways.Add(json => PlacedJson.WriteAll(json, query.Units, exact: false));
        var body = new Body();
        foreach (var way in ways) body.Line(head => head.WriteString("index", names.Of(Names.Passages))).Line(json => WriteInside(json, resourceId, count, way));
        using var answer = await cluster.AskAsync("POST", "/_msearch?filter_path=responses.status,responses.error,responses.hits.hits._source", body, cluster.Soon, cancellation);
        return Answers.Several(answer.RootElement).Select(one => Answers.Hits(one).Select(Read).ToArray()).FirstOrDefault(found => found.Length > 0) ?? [];
    }

    private static void WriteBest(Utf8JsonWriter json, IReadOnlyCollection<Guid> resources, QueryText query)
    {
        Token[] all = [.. query.Tokens];
        json.Array("filter", filter =>
        {
            filter.AnyOf("resource", resources.Select(QueryJson.Id));
            PlacedJson.WriteAll(filter, query.Units, exact: false);
        });
        json.Array("should", better =>
        {
            Counting(better, 8, way => PlacedJson.WritePhrase(way, all, exact: true));
            Counting(better, 4, way => PlacedJson.WritePhrase(way, all, exact: false));
            Counting(better, 2, way => PlacedJson.WriteAll(way, query.Units, exact: true));
            PlacedJson.WritePhrase(better, all, exact: false, slop: Close, LittleBoost);
        });
    }

    private static void Counting(Utf8JsonWriter json, int score, Action<Utf8JsonWriter> parts) =>
        QueryJson.Counting(json, score, filter => filter.Object("bool", b => b.Array("filter", parts)));

    private static void WriteInside(Utf8JsonWriter json, Guid resourceId, int count, Action<Utf8JsonWriter> way)
    {
        json.WriteNumber("size", count);
        json.WriteBoolean("track_total_hits", false);
        json.Array("sort", sort => sort.WriteStringValue("number"));
        json.Object("query", query => query.Object("bool", b => b.Array("filter", filter =>
        {
            filter.Clause("term", "resource", QueryJson.Id(resourceId));
            way(filter);
        })));
    }

    private static PassageHit Read(JsonElement hit)
    {
        var source = hit.GetProperty("_source");
        return new PassageHit(
            source.GetProperty("file").GetGuidOfDigits(), source.GetProperty("number").GetInt32(), source.TryGetProperty("heading", out var heading) ? heading.GetString() : null,
            source.GetProperty("locator").GetString()!, source.GetProperty("body").GetString()!);
    }
}
