using System.Text.Json;
using OerPortal.Search.Models;

namespace OerPortal.Search.Elasticsearch;

/// <summary>Reads what Elasticsearch answers; what is empty is left out by its filter.</summary>
internal static class Answers
{
    public static IEnumerable<JsonElement> Hits(JsonElement answer)
        => answer.TryGetProperty("hits", out var hits) && hits.TryGetProperty("hits", out var list) ? list.EnumerateArray() : [];

    /// <summary>An id as <see cref="QueryJson.Id"/> writes it.</summary>
    public static Guid GetGuidOfDigits(this JsonElement value) => Guid.ParseExact(value.GetString()!, "N");

    /// <summary>The answers to several questions, each whole.</summary>
    /// <exception cref="IndexUnavailableException">One of them was not answered.</exception>
    public static JsonElement[] Several(JsonElement answer)
    {
        var all = answer.GetProperty("responses").EnumerateArray().ToArray();
        foreach (var one in all)
        {
            if (one.GetProperty("status").GetInt32() != 200) throw new IndexUnavailableException($"Elasticsearch: {(one.TryGetProperty("error", out var error) ? error : one)}");
        }

        return all;
    }
}
