using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using OerPortal.Cms.Text.Analysis;
using OerPortal.Search.Models;

namespace OerPortal.Bench;

/// <summary>
/// The same questions as somebody asks them who has read the engine's first page and no more: every match is ranked, all facets are
/// counted. Asked between the portal's own questions, so that both meet the same machine.
/// </summary>
internal interface IPlainSearch
{
    /// <returns>How many it found.</returns>
    Task<int> AskAsync(SearchRequest request, CancellationToken cancellation);
}

/// <summary>On the passages that the portal keeps: a word's places and weights, ranked by <c>ts_rank</c>.</summary>
internal sealed class PlainPostgres(NpgsqlDataSource data) : IPlainSearch
{
    private const string Page = """
        SELECT d.resource_id FROM search.passage p JOIN search.document d ON d.id = p.document
        WHERE p.words @@ @query::tsquery AND d.visibility = 2 ORDER BY ts_rank(p.words, @query::tsquery) DESC LIMIT 20 OFFSET @skip
        """;

    private const string Counts = """
        SELECT d.combination, count(*) FROM search.passage p JOIN search.document d ON d.id = p.document
        WHERE p.words @@ @query::tsquery AND d.visibility = 2 GROUP BY d.combination
        """;

    public async Task<int> AskAsync(SearchRequest request, CancellationToken cancellation)
    {
        var words = VietnameseText.Analyse(request.Text ?? "").Tokens.Select(token => $"'{token.Folded}'");
        var values = new { query = string.Join(request.Text!.StartsWith('"') ? " <-> " : " & ", words), skip = (request.Page - 1) * 20 };
        await using var connection = await data.OpenConnectionAsync(cancellation);
        _ = await connection.QueryAsync<Guid>(new CommandDefinition(Page, values, commandTimeout: 60, cancellationToken: cancellation));
        return (int)(await connection.QueryAsync<(int Combination, long Documents)>(new CommandDefinition(Counts, values, commandTimeout: 60, cancellationToken: cancellation))).Sum(row => row.Documents);
    }
}

/// <summary>On the index that <c>bench/parts/search-bulk.mjs</c> makes.</summary>
internal sealed class PlainElasticsearch(Uri address, string index) : IPlainSearch, IDisposable
{
    private static readonly string[] Facets = ["level", "grade", "subject", "kind", "licence", "language"];
    private readonly HttpClient _http = new() { BaseAddress = address };

    public async Task<int> AskAsync(SearchRequest request, CancellationToken cancellation)
    {
        var isPhrase = request.Text!.StartsWith('"');
        var words = new JsonObject
        {
            ["query"] = isPhrase ? request.Text.Trim('"').ToLowerInvariant() : request.Text.ToLowerInvariant(),
            ["type"] = isPhrase ? "phrase" : "cross_fields",
            ["fields"] = new JsonArray("title^3", "exact^2", "folded"),
        };
        if (!isPhrase) words["operator"] = "and";
        var body = new JsonObject
        {
            ["size"] = 20,
            ["from"] = (request.Page - 1) * 20,
            ["track_total_hits"] = true,
            ["query"] = new JsonObject { ["multi_match"] = words },
            ["aggs"] = new JsonObject(Facets.Select(facet => KeyValuePair.Create<string, JsonNode?>(facet, new JsonObject { ["terms"] = new JsonObject { ["field"] = facet, ["size"] = 60 } }))),
        };
        using var answer = await _http.PostAsJsonAsync($"/{index}/_search?request_cache=false", body, cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("hits").GetProperty("total").GetProperty("value").GetInt32();
    }

    public void Dispose() => _http.Dispose();
}
