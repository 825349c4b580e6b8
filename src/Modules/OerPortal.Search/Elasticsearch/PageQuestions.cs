using System.Text.Json;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;
using Question = System.Action<System.Text.Json.Utf8JsonWriter>;

namespace OerPortal.Search.Elasticsearch;

/// <summary>
/// The questions for one page: one that counts, and one for each tier or for the order that is wanted. The index lies in the order of goodness
/// within a tier, so a question to a tier ends when it has enough, however many there are.
/// </summary>
internal sealed class PageQuestions(SearchRequest request, QueryText query, Asked? all, Tiers tiers)
{
    /// <summary>The first pages are ranked by closeness too; what stands further back keeps the order of its tier.</summary>
    public const int RankedClosely = 100;

    private const int MostCombinations = 60_000;

    // What a word counts by where it stands: the weights of the headings in PostgreSQL, each field's beyond that of the next.
    private static readonly (string Field, double Weight)[] Weights = [(Lexemes.Title, 0.5), (Lexemes.Head, 0.3), (Lexemes.Described, 0.2)];

    private readonly bool _isBest = request.Order == SearchOrder.Best && all is not null;

    /// <summary>How many hits are asked for, one more than are shown; 0 for a page that there is not.</summary>
    public int Wanted => !request.IsWithin ? 0 : _isBest && request.Behind is null ? Math.Max(RankedClosely, request.Skipped + request.Count + 1) : request.Skipped + request.Count + 1;

    /// <summary>Number of the tier whose answer is the first of those to tiers, from 1.</summary>
    public int FirstTier => _isBest ? request.Behind?.Tier ?? 1 : 1;

    /// <summary>The counting one first.</summary>
    public IEnumerable<Question> All
    {
        get
        {
            yield return WriteCounts;
            if (Wanted == 0) yield break;
            if (!_isBest) yield return WriteSorted;
            else if (request.Behind is { } behind) foreach (var i in Enumerable.Range(behind.Tier, Math.Max(0, tiers.Steps.Count - behind.Tier + 1))) yield return json => WriteBehind(json, i, behind);
            else foreach (var (i, step) in tiers.Steps.Index()) yield return json => WriteTier(json, step, tiers.Scattered.Contains(i + 1));
        }
    }

    /// <summary>What the answers to all but the counting question show, and where it goes on.</summary>
    public (Guid[] Found, SearchMark? Next) Read(IReadOnlyList<JsonElement> answers)
    {
        var places = PageAnswers.Placed(answers, FirstTier, Wanted);
        var isRanked = _isBest && request.Behind is null;
        var rest = (isRanked ? PageAnswers.Ranked(places) : places).Skip(request.Skipped).ToList();
        var shown = rest.Take(request.Count).ToArray();
        if (rest.Count <= shown.Length) return ([.. shown.Select(hit => hit.Id)], null);
        var until = request.Shown + shown.Length;
        var order = _isBest ? HitOrder.Tier : HitOrder.Of(request.Order);
        return ([.. shown.Select(hit => hit.Id)], isRanked && until <= RankedClosely ? SearchMark.After(until) : order.MarkOf(shown[^1], until));
    }

    /// <summary>Whether schools are counted, which nobody asks of one school.</summary>
    public static bool CountsSchools(SearchRequest request) => request.CountSchools && request.OnlySite is null;

    private IReadOnlyCollection<string> ChosenSchools => request.Filters.TryGetValue(FacetField.School, out var chosen) ? [.. chosen] : [];

    private void WriteCounts(Utf8JsonWriter json)
    {
        json.WriteNumber("size", 0);
        // Whether there is anything at all; the aggregations count.
        json.WriteNumber("track_total_hits", 1);
        json.Object("query", q => WriteFound(q, all));
        json.Object("aggs", aggregations =>
        {
            aggregations.Object("sets", sets =>
            {
                sets.Object("filter", filter => WriteAllOf(filter, WriteSchools));
                sets.Object("aggs", inner => WriteTerms(inner, "combination", MostCombinations));
            });
            if (!CountsSchools(request)) return;
            aggregations.Object("schools", schools =>
            {
                schools.Object("filter", filter => WriteAllOf(filter, WriteValues));
                schools.Object("aggs", inner =>
                {
                    WriteTerms(inner, "site", SearchLimits.Schools, "exclude", ChosenSchools);
                    if (ChosenSchools.Count > 0) WriteTerms(inner, "site", ChosenSchools.Count, "include", ChosenSchools);
                });
            });
        });
    }

    /// <param name="which">Names the counts: <c>all</c>, those that <c>include</c> the values, or those that <c>exclude</c> them.</param>
    private static void WriteTerms(Utf8JsonWriter json, string field, int size, string which = "all", IReadOnlyCollection<string>? values = null)
        => json.Object(which, terms => terms.Object("terms", how =>
        {
            how.WriteString("field", field);
            how.WriteNumber("size", size);
            if (values is { Count: > 0 }) how.Strings(which, values);
        }));

    private void WriteSorted(Utf8JsonWriter json)
    {
        WriteHits(json, HitOrder.Of(request.Order), request.Behind);
        json.Object("query", q => WriteFound(q, all, WriteChosen));
    }

    private void WriteTier(Utf8JsonWriter json, Asked step, bool isScattered)
    {
        WriteHits(json, HitOrder.Tier, behind: null);
        if (isScattered) json.WriteBoolean("track_scores", true);
        json.Object("query", q => WriteFound(q, step, WriteChosen, isScattered));
    }

    // Of its tier what sorts behind the place, of the tiers that follow what no earlier one has.
    private void WriteBehind(Utf8JsonWriter json, int tier, SearchMark behind)
    {
        WriteHits(json, HitOrder.Tier, tier == behind.Tier ? behind : null);
        json.Object("query", q => WriteFound(q, tiers.Steps[tier - 1], WriteChosen, butNot: [.. tiers.Steps.Take(tier - 1)]));
    }

    private void WriteHits(Utf8JsonWriter json, HitOrder order, SearchMark? behind)
    {
        json.WriteNumber("size", Wanted);
        json.WriteBoolean("track_total_hits", false);
        // The id stands among the values of the order: nothing has to be fetched.
        json.WriteString("stored_fields", "_none_");
        json.Array("sort", order.Write);
        if (behind is not null) json.Array("search_after", values => order.WritePlace(values, behind));
    }

    /// <param name="isScattered">Closeness tells what is found apart.</param>
    /// <param name="butNot">What else was asked for before.</param>
    private void WriteFound(Utf8JsonWriter json, Asked? asked, Question? chosen = null, bool isScattered = false, IReadOnlyList<Asked>? butNot = null) => json.Object("bool", found =>
    {
        found.Array("filter", filter =>
        {
            if (asked is not null) QueryJson.Write(filter, asked);
            QueryJson.WriteSeen(filter, request);
            chosen?.Invoke(filter);
        });
        if (isScattered) found.Array("should", WriteNear);
        if (butNot is { Count: > 0 })
        {
            found.Array("must_not", not =>
            {
                foreach (var one in butNot) QueryJson.Write(not, one);
            });
        }
    });

    private void WriteNear(Utf8JsonWriter json)
    {
        foreach (var unit in query.Units)
        {
            foreach (var (field, weight) in Weights)
            {
                json.Object(one => one.Object("constant_score", score =>
                {
                    score.WritePropertyName("filter");
                    QueryJson.Write(score, Questions.AnyWord([unit], field));
                    score.WriteNumber("boost", weight);
                }));
            }
        }
    }

    private static void WriteAllOf(Utf8JsonWriter json, Question parts) => json.Object("bool", b => b.Array("filter", parts));

    private void WriteChosen(Utf8JsonWriter json)
    {
        WriteSchools(json);
        WriteValues(json);
    }

    private void WriteSchools(Utf8JsonWriter json)
    {
        if (ChosenSchools.Count > 0) json.AnyOf("site", ChosenSchools);
    }

    private void WriteValues(Utf8JsonWriter json)
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
