using System.Globalization;
using System.Text.Json;

namespace OerPortal.Search.Elasticsearch;

/// <summary>Reads the answers to <see cref="PageQuestions"/>.</summary>
internal static class PageAnswers
{
    /// <summary>How many there are, as far as that was asked.</summary>
    public static int Found(JsonElement answer) => answer.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt32();

    public static IReadOnlyList<(int Combination, int Documents)> Sets(JsonElement answer)
        => [.. Buckets(answer, "sets", "all").Select(set => (int.Parse(set.Key, CultureInfo.InvariantCulture), set.Documents))];

    public static IEnumerable<(Guid Site, int Documents)> Schools(JsonElement answer)
        => Buckets(answer, "schools", "include").Concat(Buckets(answer, "schools", "exclude")).Select(school => (Guid.ParseExact(school.Key, "N"), school.Documents));

    /// <summary>Tier by tier until there are enough.</summary>
    /// <param name="first">Number of the first tier.</param>
    public static List<PlacedHit> Placed(IReadOnlyList<JsonElement> tiers, int first, int wanted)
    {
        var seen = new HashSet<Guid>();
        var places = new List<PlacedHit>();
        foreach (var (i, answer) in tiers.Index())
        {
            if (places.Count >= wanted) break;
            places.AddRange(Answers.Hits(answer).Select(hit => new PlacedHit(IdOf(hit), first + i, Closeness(hit), hit)).Where(hit => seen.Add(hit.Id)));
        }

        return places;
    }

    /// <summary>The first also by closeness within their tier.</summary>
    public static IEnumerable<PlacedHit> Ranked(IReadOnlyList<PlacedHit> places)
        => places.Take(PageQuestions.RankedClosely).OrderBy(place => place.Tier).ThenByDescending(place => place.Closeness).Concat(places.Skip(PageQuestions.RankedClosely));

    private static IEnumerable<(string Key, int Documents)> Buckets(JsonElement answer, string aggregation, string inner)
        => answer.GetProperty("aggregations").TryGetProperty(aggregation, out var filtered) && filtered.TryGetProperty(inner, out var terms)
            ? terms.GetProperty("buckets").EnumerateArray().Select(bucket => (bucket.GetProperty("key").GetString()!, bucket.GetProperty("doc_count").GetInt32()))
            : [];

    private static Guid IdOf(JsonElement hit) => hit.GetProperty("sort").EnumerateArray().Last().GetGuidOfDigits();

    private static double Closeness(JsonElement hit) => hit.TryGetProperty("_score", out var score) && score.ValueKind == JsonValueKind.Number ? score.GetDouble() : 0;
}

/// <summary>A hit with its tier, from 1.</summary>
internal sealed record PlacedHit(Guid Id, int Tier, double Closeness, JsonElement Hit);
