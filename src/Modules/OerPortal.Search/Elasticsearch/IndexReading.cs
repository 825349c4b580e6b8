using System.Globalization;
using System.Text.Json;
using OerPortal.Search.Answering;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Elasticsearch;

/// <summary>
/// Reads the indexes for one search. A page is two questions in one request: how many of each combination of facet values match, which
/// gives the total and all facet counts, and which are the best.
/// </summary>
internal sealed class IndexReading(Cluster cluster, Names names, Combinations combinations, PassageFinder passages, SearchRequest who, int mostRanked) : IIndexReading
{
    private const string Several = "/_msearch?filter_path=responses.status,responses.error,responses.hits.total,responses.hits.hits.sort,responses.hits.hits.matched_queries,responses.terminated_early,responses.aggregations";
    private const int LookedAt = 200;
    private const int TiersAtOnce = 8;

    public async Task<SearchResult> PageAsync(SearchRequest request, QueryText query, Asked? all, Tiers tiers, CancellationToken cancellation)
    {
        var page = new PageQuestions(request, query, all, tiers, mostRanked);
        var body = new Body();
        foreach (var question in page.All) Line(body, Names.Resources, question);
        using var answer = await cluster.AskAsync("POST", Several, body, cluster.Soon, cancellation);
        var answers = Answers.Several(answer.RootElement);
        if (PageAnswers.Found(answers[0]) == 0) return SearchResult.Nothing;
        var facets = await CountAsync(answers[0], request, cancellation);
        if (facets.Total == 0 || page.Wanted == 0) return new SearchResult(facets.Total, [], facets.Counts);
        var (found, next) = page.Read(await ShownAsync(page, answers[1..], cancellation));
        var inside = query.IsEmpty || !request.ShowsPlaces ? new Dictionary<Guid, PassageHit>() : await passages.BestAsync(found, query, cancellation);
        return new SearchResult(facets.Total, [.. found.Select(id => new SearchHit(id, inside.GetValueOrDefault(id)))], facets.Counts) { Next = next };
    }

    public async Task<IReadOnlyList<int>> CountAsync(IReadOnlyList<Asked> questions, CancellationToken cancellation)
    {
        if (questions.Count == 0) return [];
        using var answer = await AskAsync(Names.Resources, "aggregations", json =>
        {
            json.WriteNumber("size", 0);
            json.Object("query", query => query.Object("bool", b => b.Array("filter", filter => QueryJson.WriteSeen(filter, who))));
            json.Object("aggs", aggregations => aggregations.Object("counts", counts => counts.Object("filters", filters => filters.Array("filters", all =>
            {
                foreach (var question in questions) QueryJson.Write(all, question);
            }))));
        }, cancellation);
        return [.. answer.RootElement.GetProperty("aggregations").GetProperty("counts").GetProperty("buckets").EnumerateArray()
            .Select(bucket => Math.Min(bucket.GetProperty("doc_count").GetInt32(), IIndexReading.MostCounted))];
    }

    public Task<IReadOnlyList<(Guid ResourceId, string Text)>> PlacesAsync(QueryText query, CancellationToken cancellation) => SeenAsync(
        Names.Passages,
        IIndexReading.MostPlaces,
        b =>
        {
            b.Array("filter", filter =>
            {
                PlacedJson.WriteAll(filter, query.Units, exact: false);
                if (who.OnlySite is { } site) filter.Clause("term", "site", QueryJson.Id(site));
            });
            b.Array("should", better => PlacedJson.WritePhrase(better, [.. query.Tokens], exact: false, slop: LookedAt));
        },
        source => (source.GetProperty("resource").GetGuidOfDigits(), source.GetProperty("body").GetString()!),
        cancellation);

    public async Task<IReadOnlyList<string>> KnownAsync(IReadOnlyCollection<string> words, CancellationToken cancellation)
        => words.Count == 0 ? [] : [.. (await WordsAsync(query => query.AnyOf("word", words), words.Count, cancellation)).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<string>> AlikeAsync(string word, CancellationToken cancellation)
    {
        var near = await WordsAsync(query => query.Object(one => one.Object("fuzzy", fuzzy => fuzzy.Object("word", how =>
        {
            how.WriteString("value", word);
            how.WriteNumber("fuzziness", 2);
            how.WriteNumber("max_expansions", LookedAt);
        }))), LookedAt, cancellation);
        return [.. near.Select(known => (Word: known, Likeness: Likeness.Of(known, word))).Where(known => known.Likeness >= Likeness.Least)
            .OrderByDescending(known => known.Likeness).ThenBy(known => known.Word, StringComparer.Ordinal).Take(IIndexReading.MostAlike).Select(known => known.Word)];
    }

    public async Task<IReadOnlyList<string>> WrittenAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var phrase = string.Join(' ', words);
        var titles = await SeenAsync(
            Names.Suggestions, IIndexReading.MostTitles, b => b.Array("filter", filter => WritePhrase(filter, "folded.placed", phrase)), source => source.GetProperty("text").GetString()!, cancellation);
        return titles.Count > 0
            ? titles
            : await SeenAsync(
                Names.Passages, IIndexReading.MostTexts, b => b.Array("filter", filter => WritePhrase(filter, "folded", phrase)), source => source.GetProperty("body").GetString()!, cancellation);
    }

    public async Task<(string Text, double Likeness)?> LikestAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var folded = string.Join(' ', words);
        var parts = Likeness.PartsOf(folded);
        var pairs = SharedWords.Of(words);
        var titles = await SeenAsync(
            Names.Suggestions,
            LookedAt,
            b =>
            {
                b.Array("should", any =>
                {
                    foreach (var part in parts) any.Object(one => one.Object("constant_score", score => score.Object("filter", f => f.Object("term", t => t.WriteString("parts", part)))));
                });
                b.WriteNumber("minimum_should_match", Math.Max(1, (int)(parts.Count * Likeness.Least)));
                if (pairs.Count > 0) b.Array("filter", filter => filter.Object(shared => QueryJson.AnyOf(shared, any => WriteShared(any, pairs))));
            },
            source => (Text: source.GetProperty("text").GetString()!, Likeness: Likeness.Of(source.GetProperty("folded").GetString()!, folded)),
            cancellation);
        return titles.Where(title => title.Likeness >= Likeness.Least).OrderByDescending(title => title.Likeness).ThenBy(title => title.Text, StringComparer.Ordinal)
            .Cast<(string, double)?>().FirstOrDefault();
    }

    private static void WriteShared(Utf8JsonWriter json, IReadOnlyList<(string First, string Second)> pairs)
    {
        foreach (var (first, second) in pairs)
        {
            json.Object(query => query.Object("bool", both => both.Array("filter", words =>
            {
                words.Clause("term", "words", first);
                words.Clause("term", "words", second);
            })));
        }
    }

    private async Task<IReadOnlyList<PlacedHit>> ShownAsync(PageQuestions page, JsonElement[] answers, CancellationToken cancellation)
    {
        var places = new PlacedHits(page.Wanted);
        foreach (var answer in answers)
        {
            if (places.IsEnough) break;
            if (PageAnswers.IsCut(answer)) return await TierByTierAsync(page, cancellation);
            places.Add(answer, page.TierOf);
        }

        return places.All;
    }

    // Some at once, until there are enough.
    private async Task<IReadOnlyList<PlacedHit>> TierByTierAsync(PageQuestions page, CancellationToken cancellation)
    {
        var places = new PlacedHits(page.Wanted);
        foreach (var some in page.ByTier.Chunk(TiersAtOnce))
        {
            var body = new Body();
            foreach (var (_, question) in some) Line(body, Names.Resources, question);
            using var answer = await cluster.AskAsync("POST", Several, body, cluster.Soon, cancellation);
            foreach (var (one, (tier, _)) in Answers.Several(answer.RootElement.Clone()).Zip(some)) places.Add(one, _ => tier);
            if (places.IsEnough) break;
        }

        return places.All;
    }

    private async Task<FacetTally> CountAsync(JsonElement answer, SearchRequest request, CancellationToken cancellation)
    {
        var sets = PageAnswers.Sets(answer);
        var facets = new FacetTally(sets, await combinations.MeaningsAsync(sets.Select(set => set.Combination), cancellation), request.Filters);
        if (PageQuestions.CountsSchools(request)) facets.AddSchools(PageAnswers.Schools(answer));
        return facets;
    }

    private void Line(Body body, string kind, Action<Utf8JsonWriter> members) => body.Line(head =>
    {
        head.WriteString("index", names.Of(kind));
        // A part of what there is would be wrong counts.
        head.WriteBoolean("allow_partial_search_results", false);
    }).Line(members);

    private static void WritePhrase(Utf8JsonWriter json, string field, string phrase) => json.Object(query => query.Object("match_phrase", match => match.WriteString(field, phrase)));

    /// <summary>What this person may see, best first.</summary>
    private async Task<IReadOnlyList<T>> SeenAsync<T>(string kind, int most, Action<Utf8JsonWriter> which, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        using var answer = await AskAsync(kind, "hits.hits._source", json =>
        {
            json.WriteNumber("size", most);
            json.Object("query", query => query.Object("bool", b =>
            {
                b.Array("must", must => must.Object(one => one.Object("bool", which)));
                b.Array("filter", filter => QueryJson.Write(filter, who.Access));
            }));
        }, cancellation);
        return [.. Answers.Hits(answer.RootElement).Select(hit => read(hit.GetProperty("_source")))];
    }

    private async Task<IReadOnlyList<string>> WordsAsync(Action<Utf8JsonWriter> which, int most, CancellationToken cancellation)
    {
        using var answer = await AskAsync(Names.Words, "hits.hits.fields", json =>
        {
            json.WriteNumber("size", most);
            json.WriteString("stored_fields", "_none_");
            json.Strings("docvalue_fields", ["word"]);
            json.Object("query", query => query.Object("bool", b => b.Array("filter", which)));
        }, cancellation);
        return [.. Answers.Hits(answer.RootElement).Select(hit => hit.GetProperty("fields").GetProperty("word")[0].GetString()!)];
    }

    private Task<JsonDocument> AskAsync(string kind, string wanted, Action<Utf8JsonWriter> members, CancellationToken cancellation) => cluster.AskAsync(
        "POST",
        string.Create(CultureInfo.InvariantCulture, $"/{names.Of(kind)}/_search?allow_partial_search_results=false&track_total_hits=false&filter_path={wanted}"),
        Body.Of(members),
        cluster.Soon,
        cancellation);
}
