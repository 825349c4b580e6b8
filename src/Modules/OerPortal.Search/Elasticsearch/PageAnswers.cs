using System.Globalization;
using System.Text.Json;

namespace OerPortal.Search.Elasticsearch;

/// <summary>Reads the answers to <see cref="PageQuestions"/>.</summary>
internal static class PageAnswers
{
    /// <summary>Names the counts of a part.</summary>
    public const string Within = "within";

    /// <summary>How many there are, as far as that was asked.</summary>
    public static int Found(JsonElement answer) => answer.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt32();

    /// <summary>Whether there was more than it wanted to look at.</summary>
    public static bool IsCut(JsonElement answer) => answer.TryGetProperty("terminated_early", out var cut) && cut.GetBoolean();

    public static IReadOnlyList<(int Combination, int Documents)> Sets(JsonElement answer)
        => [.. Buckets(answer, "sets", Within).Select(set => (int.Parse(set.Key, CultureInfo.InvariantCulture), set.Documents))];

    public static IEnumerable<(Guid Site, int Documents)> Schools(JsonElement answer)
        => Buckets(answer, "schools", "include").Concat(Buckets(answer, "schools", "exclude")).Select(school => (Guid.ParseExact(school.Key, "N"), school.Documents));

    /// <param name="inner">Where it stands when only a part is counted.</param>
    private static IEnumerable<(string Key, int Documents)> Buckets(JsonElement answer, string aggregation, string inner)
    {
        if (!answer.GetProperty("aggregations").TryGetProperty(aggregation, out var counted)) return [];
        if (!counted.TryGetProperty("buckets", out var buckets) && !(counted.TryGetProperty(inner, out var part) && part.TryGetProperty("buckets", out buckets))) return [];
        return buckets.EnumerateArray().Select(bucket => (bucket.GetProperty("key").GetString()!, bucket.GetProperty("doc_count").GetInt32()));
    }
}

/// <summary>A hit with its tier, from 1.</summary>
internal sealed record PlacedHit(Guid Id, int Tier, JsonElement Hit);

/// <summary>Hits in the order in which they are found, until there are enough.</summary>
internal sealed class PlacedHits(int wanted)
{
    private readonly HashSet<Guid> _seen = [];
    private readonly List<PlacedHit> _places = [];

    public IReadOnlyList<PlacedHit> All => _places;

    public bool IsEnough => _places.Count >= wanted;

    public void Add(JsonElement answer, Func<JsonElement, int> tierOf)
    {
        if (!IsEnough) _places.AddRange(Answers.Hits(answer).Select(hit => new PlacedHit(IdOf(hit), tierOf(hit), hit)).Where(hit => _seen.Add(hit.Id)));
    }

    private static Guid IdOf(JsonElement hit) => hit.GetProperty("sort").EnumerateArray().Last().GetGuidOfDigits();
}
