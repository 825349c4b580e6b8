using System.Text.Json;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;
using Question = System.Action<System.Text.Json.Utf8JsonWriter>;

namespace OerPortal.Search.Elasticsearch;

/// <summary>The questions for one page: one that counts, and those to what is shown, in the order that is wanted.</summary>
internal sealed class PageQuestions
{
    /// <summary>The first pages are ranked by closeness too; what stands further back keeps the order of its tier.</summary>
    private const int RankedClosely = 100;

    private const int MostCombinations = 60_000;

    private readonly SearchRequest _request;
    private readonly Asked? _all;
    private readonly PageFilter _filter;
    private readonly bool _isScattered;
    private readonly TierQuestions? _tiers;

    public PageQuestions(SearchRequest request, QueryText query, Asked? all, Tiers tiers, int mostRanked)
    {
        (_request, _all, _filter, _isScattered) = (request, all, new PageFilter(request), tiers.Scattered.Length > 0);
        if (request.Order == SearchOrder.Best && all is not null) _tiers = new TierQuestions(tiers, query, _filter, request.Behind, Wanted, mostRanked);
    }

    /// <summary>How many hits are asked for, one more than are shown; 0 for a page that there is not.</summary>
    public int Wanted => !_request.IsWithin ? 0 : Math.Max(IsRanked && _isScattered ? RankedClosely : 0, _request.Skipped + _request.Count + 1);

    /// <summary>The counting one first.</summary>
    public IEnumerable<Question> All
    {
        get
        {
            IEnumerable<Question> shown = Wanted == 0 ? [] : _tiers is { } tiers ? tiers.Ranked : [WriteSorted];
            return shown.Prepend(WriteCounts);
        }
    }

    /// <summary>Each tier by itself, in turn, for what is too much to be ranked at once.</summary>
    public IEnumerable<(int Tier, Question Question)> ByTier => _tiers?.Single ?? [];

    /// <summary>Whether schools are counted, which nobody asks of one school.</summary>
    public static bool CountsSchools(SearchRequest request) => request.CountSchools && request.OnlySite is null;

    private bool IsRanked => _request.Order == SearchOrder.Best && _all is not null && _request.Behind is null;

    /// <summary>The tier of a hit of <see cref="All"/>.</summary>
    public int TierOf(JsonElement hit) => _tiers?.TierOf(hit) ?? 1;

    /// <summary>What is shown, and where it goes on.</summary>
    public (Guid[] Found, SearchMark? Next) Read(IReadOnlyList<PlacedHit> places)
    {
        var rest = (IsRanked ? Ranked(places) : places).Skip(_request.Skipped).ToList();
        var shown = rest.Take(_request.Count).ToArray();
        if (rest.Count <= shown.Length) return ([.. shown.Select(hit => hit.Id)], null);
        var until = _request.Shown + shown.Length;
        var order = _tiers is not null ? HitOrder.Tier : HitOrder.Of(_request.Order);
        return ([.. shown.Select(hit => hit.Id)], IsRanked && until <= RankedClosely ? SearchMark.After(until) : order.MarkOf(shown[^1], until));
    }

    private IEnumerable<PlacedHit> Ranked(IReadOnlyList<PlacedHit> places)
        => places.Take(RankedClosely).OrderBy(place => place.Tier).ThenByDescending(place => _tiers!.Closeness(place)).Concat(places.Skip(RankedClosely));

    private void WriteCounts(Utf8JsonWriter json)
    {
        json.WriteNumber("size", 0);
        // Whether there is anything at all; the aggregations count.
        json.WriteNumber("track_total_hits", 1);
        json.Object("query", q => _filter.Write(q, _all));
        json.Object("aggs", aggregations =>
        {
            if (_filter.ChosenSchools.Count == 0)
            {
                WriteTerms(aggregations, "combination", MostCombinations, "sets");
            }
            else
            {
                aggregations.Object("sets", sets =>
                {
                    sets.Object("filter", filter => WriteAllOf(filter, _filter.WriteSchools));
                    sets.Object("aggs", inner => WriteTerms(inner, "combination", MostCombinations, PageAnswers.Within));
                });
            }

            if (!CountsSchools(_request)) return;
            aggregations.Object("schools", schools =>
            {
                schools.Object("filter", filter => WriteAllOf(filter, _filter.WriteValues));
                schools.Object("aggs", inner =>
                {
                    WriteTerms(inner, "site", SearchLimits.Schools, "exclude", _filter.ChosenSchools);
                    if (_filter.ChosenSchools.Count > 0) WriteTerms(inner, "site", _filter.ChosenSchools.Count, "include", _filter.ChosenSchools);
                });
            });
        });
    }

    /// <param name="which">Names the counts; with values those that <c>include</c> or <c>exclude</c> them.</param>
    private static void WriteTerms(Utf8JsonWriter json, string field, int size, string which, IReadOnlyCollection<string>? values = null)
        => json.Object(which, terms => terms.Object("terms", how =>
        {
            how.WriteString("field", field);
            how.WriteNumber("size", size);
            if (values is { Count: > 0 }) how.Strings(which, values);
        }));

    private void WriteSorted(Utf8JsonWriter json)
    {
        QueryJson.WriteHits(json, Wanted, HitOrder.Of(_request.Order), _request.Behind);
        json.Object("query", q => _filter.Write(q, _all, _filter.WriteChosen));
    }

    private static void WriteAllOf(Utf8JsonWriter json, Question parts) => json.Object("bool", b => b.Array("filter", parts));
}
