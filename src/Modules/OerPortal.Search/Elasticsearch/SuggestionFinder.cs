using System.Text.Json;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;

namespace OerPortal.Search.Elasticsearch;

/// <summary>Offers titles, people and keywords that continue what is being typed, with marks (<c>hàn</c>) or without.</summary>
internal sealed class SuggestionFinder(Cluster cluster, Names names)
{
    private const int LookedAt = 300;
    private const int Exact = 2;
    private const int Starts = 1;

    public async Task<IReadOnlyList<Suggestion>> FindAsync(string? typed, Access access, int count, CancellationToken cancellation)
    {
        if (Beginning.Read(typed) is not { } beginning) return [];
        var path = $"/{names.Of(Names.Suggestions)}/_search?allow_partial_search_results=false&filter_path=hits.hits._source,hits.hits._score";
        using var answer = await cluster.AskAsync("POST", path, Body.Of(json => Write(json, beginning, access)), cluster.Soon, cancellation);
        // What was typed with these very marks first; then what starts with it; then what many resources have.
        return [.. Answers.Hits(answer.RootElement).Select(Read)
            .GroupBy(offer => offer.Text, StringComparer.Ordinal)
            .OrderByDescending(same => same.Max(offer => offer.Score & Exact)).ThenByDescending(same => same.Max(offer => offer.Score & Starts)).ThenByDescending(same => same.Count())
            .ThenBy(same => same.Key.Length).ThenBy(same => same.Key, StringComparer.Ordinal)
            .Take(count)
            .Select(same => new Suggestion(
                same.Key, same.Min(offer => offer.Kind), same.Count() == 1 && same.First() is { Kind: SuggestionKind.Title } title ? title.ResourceId : null))];
    }

    private static void Write(Utf8JsonWriter json, Beginning beginning, Access access)
    {
        json.WriteNumber("size", LookedAt);
        json.WriteBoolean("track_total_hits", false);
        json.Object("query", query => query.Object("bool", b =>
        {
            b.Array("filter", filter =>
            {
                foreach (var word in beginning.Words) filter.Clause("term", "words", word);
                filter.Object(last => QueryJson.AnyOf(last, ways => Begun(ways, "words", beginning.Folded)));
                QueryJson.Write(filter, access);
            });
            b.Array("should", better =>
            {
                Counting(better, Exact, ways => Begun(ways, "words", beginning.Exact));
                Counting(better, Starts, ways => Begun(ways, "folded", [beginning.Text]));
            });
        }));
    }

    private static void Begun(Utf8JsonWriter json, string field, IEnumerable<string> beginnings)
    {
        foreach (var beginning in beginnings) json.Clause("prefix", field, beginning);
    }

    private static void Counting(Utf8JsonWriter json, int score, Action<Utf8JsonWriter> ways) => QueryJson.Counting(json, score, filter => QueryJson.AnyOf(filter, ways));

    private static Offer Read(JsonElement hit)
    {
        var source = hit.GetProperty("_source");
        return new Offer(
            source.GetProperty("text").GetString()!,
            (SuggestionKind)source.GetProperty("kind").GetInt32(),
            source.GetProperty("resource").GetGuidOfDigits(),
            (int)hit.GetProperty("_score").GetDouble());
    }

    private sealed record Offer(string Text, SuggestionKind Kind, Guid ResourceId, int Score);
}
