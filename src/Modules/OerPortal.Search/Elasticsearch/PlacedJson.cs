using System.Text.Json;
using OerPortal.Search.Queries;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Elasticsearch;

/// <summary>
/// Text of passages and questions to it, where places count. It stands in two fields with the same places: <c>folded</c> and
/// <c>exact</c>. Joined words and what a word stands for follow apart, so that they are found and lie beside nothing.
/// </summary>
internal static class PlacedJson
{
    public static void WriteText(Utf8JsonWriter json, AnalysedText text)
    {
        WriteText(json, "folded", text, exact: false);
        WriteText(json, "exact", text, exact: true);
    }

    /// <summary>All words of a text as they may be asked for, whatever their places.</summary>
    public static IEnumerable<string> Words(AnalysedText text) => Values(text, exact: false).Concat(Values(text, exact: true)).SelectMany(value => value.Split(' ')).Distinct(StringComparer.Ordinal);

    /// <summary>Each part of the query, phrases and joined words in order; values of an array.</summary>
    public static void WriteAll(Utf8JsonWriter json, IReadOnlyList<QueryUnit> units, bool exact)
    {
        foreach (var unit in units)
        {
            json.Object(query => QueryJson.AnyOf(query, ways =>
            {
                if (unit.Joined is { } joined) ways.Clause("term", Field(exact), exact ? joined.Exact : joined.Folded);
                foreach (var way in unit.Ways(others: true)) WritePhrase(ways, way, exact || unit.Quoted);
            }));
        }
    }

    /// <summary>The words side by side.</summary>
    /// <param name="slop">How far they may be from that.</param>
    /// <param name="boost">What it counts.</param>
    public static void WritePhrase(Utf8JsonWriter json, IReadOnlyList<Token> tokens, bool exact, int slop = 0, double boost = 1)
    {
        var marked = exact ? tokens.Count(token => token.IsMarked) : 0;
        if (marked == 0 || marked == tokens.Count) json.Object(query => WriteMatch(query, tokens, Field(marked > 0), marked > 0, slop, boost));
        else json.Object(query => query.Object("intervals", i => i.Object("folded", rule => WriteMixed(rule, tokens, boost))));
    }

    private static void WriteMatch(Utf8JsonWriter json, IReadOnlyList<Token> tokens, string field, bool exact, int slop, double boost)
        => json.Object("match_phrase", match => match.Object(field, how =>
        {
            how.WriteString("query", string.Join(' ', tokens.Select(token => token.Form(exact))));
            if (slop > 0) how.WriteNumber("slop", slop);
            how.WriteNumber("boost", boost);
        }));

    // Words without marks are looked for in one field, those with marks in the other, at neighbouring places.
    private static void WriteMixed(Utf8JsonWriter json, IReadOnlyList<Token> tokens, double boost)
    {
        json.Object("all_of", all =>
        {
            all.WriteBoolean("ordered", true);
            all.WriteNumber("max_gaps", 0);
            all.Array("intervals", parts =>
            {
                foreach (var token in tokens)
                {
                    parts.Object(part => part.Object("match", match =>
                    {
                        match.WriteString("query", token.Exact);
                        if (token.IsMarked) match.WriteString("use_field", "exact");
                    }));
                }
            });
        });
        json.WriteNumber("boost", boost);
    }

    private static void WriteText(Utf8JsonWriter json, string field, AnalysedText text, bool exact) => json.Strings(field, Values(text, exact));

    private static IEnumerable<string> Values(AnalysedText text, bool exact)
    {
        yield return string.Join(' ', text.Tokens.Select(token => token.Form(exact)));
        foreach (var compound in text.Compounds) yield return exact ? compound.Exact : compound.Folded;
        foreach (var meant in text.Tokens.Select(Syllables.Meant).OfType<IReadOnlyList<Token>>()) yield return string.Join(' ', meant.Select(token => token.Form(exact)));
    }

    private static string Field(bool exact) => exact ? "exact" : "folded";
}
