using System.Globalization;
using System.Text.Json;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;
using Question = System.Action<System.Text.Json.Utf8JsonWriter>;

namespace OerPortal.Search.Elasticsearch;

/// <summary>
/// Asks for the best in the order of tiers. Mostly in one question, in which a hit's score says its tier. Each hit is looked at then; where
/// there are too many, each tier is a question of its own: the index lies in the order of goodness within a tier, so such a question ends
/// when it has enough, however many there are.
/// </summary>
/// <param name="behind">The place behind which it goes on.</param>
/// <param name="wanted">How many hits.</param>
/// <param name="mostRanked">More than these are not ranked at once.</param>
internal sealed class TierQuestions(Tiers tiers, QueryText query, PageFilter filter, SearchMark? behind, int wanted, int mostRanked)
{
    // Every server takes so many in one question.
    private const int MostClauses = 900;

    // What a word counts by where it stands: the weights of the headings in PostgreSQL, each field's beyond that of the next.
    private static readonly (string Field, int Weight)[] Weights = [(Lexemes.Title, 5), (Lexemes.Head, 3), (Lexemes.Described, 2)];

    private IReadOnlyList<Asked> Steps => tiers.Steps;

    /// <summary>As few as hold all tiers; earlier ones hold the better.</summary>
    public IEnumerable<Question> Ranked
    {
        get
        {
            for (int first = 0, end; first < Steps.Count; first = end)
            {
                var clauses = QueryJson.Clauses(Steps[first]);
                for (end = first + 1; end < Steps.Count && (clauses += QueryJson.Clauses(Steps[end])) <= MostClauses;) end++;
                if (end < behind?.Tier) continue;
                var (from, to) = (first, end);
                yield return json => WriteRanked(json, from, to);
            }
        }
    }

    /// <summary>Each tier by itself, from 1.</summary>
    public IEnumerable<(int Tier, Question Question)> Single
        => Enumerable.Range(1, Steps.Count).Skip((behind?.Tier ?? 1) - 1).Select(tier => (tier, (Question)(json => WriteSingle(json, tier))));

    /// <summary>The tier of a hit of <see cref="Ranked"/>.</summary>
    public int TierOf(JsonElement hit) => Steps.Count + 1 - (int)hit.GetProperty("sort")[0].GetDouble();

    /// <summary>How close a hit is, where nothing else tells it from others of its tier.</summary>
    public int Closeness(PlacedHit place) => !tiers.Scattered.Contains(place.Tier) || !place.Hit.TryGetProperty("matched_queries", out var names)
        ? 0
        : names.EnumerateArray().Sum(name => Weights[int.Parse(name.GetString()!, CultureInfo.InvariantCulture) % Weights.Length].Weight);

    private int ScoreOf(int tier) => Steps.Count + 1 - tier;

    private void WriteRanked(Utf8JsonWriter json, int from, int to)
    {
        json.WriteNumber("terminate_after", mostRanked);
        QueryJson.WriteHits(json, wanted, HitOrder.Tier, behind is { } mark && mark.Tier > from ? mark : null, score: ScoreOf);
        json.Object("query", q => q.Object("bool", found =>
        {
            found.Array("must", must => must.Object(best => best.Object("dis_max", max => max.Array("queries", queries =>
            {
                foreach (var i in Enumerable.Range(from, to - from)) QueryJson.Counting(queries, ScoreOf(i + 1), step => step.Object("bool", b => b.Array("filter", parts => QueryJson.WriteAllOf(parts, Steps[i]))));
            }))));
            WriteShown(found, butNot: from);
        }));
    }

    private void WriteSingle(Utf8JsonWriter json, int tier)
    {
        QueryJson.WriteHits(json, wanted, HitOrder.Tier, tier == behind?.Tier ? behind : null);
        json.Object("query", q => q.Object("bool", found => WriteShown(found, butNot: tier - 1, Steps[tier - 1])));
    }

    /// <param name="butNot">Behind a place nothing is shown of so many tiers before: it was shown, or is found in its own question.</param>
    private void WriteShown(Utf8JsonWriter found, int butNot, Asked? step = null)
    {
        found.Array("filter", all => all.Object(one => one.Object("bool", b =>
        {
            b.Array("filter", parts =>
            {
                if (step is not null) QueryJson.WriteAllOf(parts, step);
                filter.WriteSeen(parts);
                filter.WriteChosen(parts);
            });
            if (behind is null && tiers.Scattered.Length > 0) b.Array("should", WriteNames);
        })));
        if (behind is null || butNot == 0) return;
        found.Array("must_not", not =>
        {
            foreach (var step in Steps.Take(butNot)) QueryJson.Write(not, step);
        });
    }

    // Nothing hangs on them; each hit says which it has.
    private void WriteNames(Utf8JsonWriter json)
    {
        foreach (var (i, (unit, field)) in query.Units.SelectMany(unit => Weights.Select(weight => (unit, weight.Field))).Index())
        {
            json.Object(one => one.Object("bool", named =>
            {
                named.Array("filter", parts => QueryJson.WriteAllOf(parts, Questions.AnyWord([unit], field)));
                named.WriteString("_name", i.ToString(CultureInfo.InvariantCulture));
            }));
        }
    }
}
