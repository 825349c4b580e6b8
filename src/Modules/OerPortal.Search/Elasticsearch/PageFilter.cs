using System.Text.Json;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using Question = System.Action<System.Text.Json.Utf8JsonWriter>;

namespace OerPortal.Search.Elasticsearch;

/// <summary>What a page may show at all: what this person may see, and of that what was chosen.</summary>
internal sealed class PageFilter(SearchRequest request)
{
    public IReadOnlyCollection<string> ChosenSchools => request.Filters.TryGetValue(FacetField.School, out var chosen) ? [.. chosen] : [];

    /// <summary>Members of a question: what is asked and may be seen.</summary>
    public void Write(Utf8JsonWriter json, Asked? asked, Question? chosen = null) => json.Object("bool", found => found.Array("filter", filter =>
    {
        if (asked is not null) QueryJson.WriteAllOf(filter, asked);
        WriteSeen(filter);
        chosen?.Invoke(filter);
    }));

    public void WriteSeen(Utf8JsonWriter json) => QueryJson.WriteSeen(json, request);

    public void WriteChosen(Utf8JsonWriter json)
    {
        WriteSchools(json);
        WriteValues(json);
    }

    public void WriteSchools(Utf8JsonWriter json)
    {
        if (ChosenSchools.Count > 0) json.AnyOf("site", ChosenSchools);
    }

    public void WriteValues(Utf8JsonWriter json)
    {
        foreach (var (field, codes) in request.Filters.Where(chosen => chosen.Key != FacetField.School && chosen.Value.Count > 0))
        {
            if (field == FacetField.Origin) WriteOrigins(json, codes);
            else json.AnyOf("facets", codes.Select(code => Lexemes.Of(field, code)));
        }
    }

    // What was indexed before there was anything else does not say that it is ours.
    private static void WriteOrigins(Utf8JsonWriter json, IReadOnlySet<string> codes)
    {
        if (!codes.Contains(Origins.Ours))
        {
            json.AnyOf("facets", codes.Select(code => Lexemes.Of(FacetField.Origin, code)));
            return;
        }

        json.Object(query => QueryJson.AnyOf(query, ways =>
        {
            ways.Object(ours => ours.Object("bool", b => b.Array("must_not", not => not.Clause("term", "facets", Lexemes.Of(FacetField.Origin, Origins.Elsewhere)))));
            ways.AnyOf("facets", codes.Select(code => Lexemes.Of(FacetField.Origin, code)));
        }));
    }
}
