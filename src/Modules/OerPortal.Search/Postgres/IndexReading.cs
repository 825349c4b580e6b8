using Dapper;
using Npgsql;
using OerPortal.Search.Answering;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Postgres;

/// <summary>
/// Reads the index for one search on one connection, in two questions: how many documents of each combination of facet values match (which
/// gives the total and all facet counts), and which are the best, tier by tier. Then the page's places inside books.
/// </summary>
internal sealed class IndexReading(NpgsqlConnection connection, FacetCounter counter, Reader who) : IIndexReading
{
    // The first pages are ranked by closeness too; what stands further back keeps the order of its tier.
    private const int RankedClosely = 100;

    private const string Best = """
        WITH best AS MATERIALIZED (
            SELECT document, tier, place FROM search.best(@tiers, @SignedIn, @Schools, @OnlySite, @Sites, @combinations, @wanted) WHERE place <= @wanted),
        ranked AS (
            SELECT b.*, CASE WHEN b.place <= @close AND b.tier = ANY (@scattered)
                THEN coalesce((SELECT ts_rank_cd('{0.05, 0.2, 0.5, 1}', h.words, @near::tsquery) FROM search.heading h WHERE h.document = b.document), 0)
                ELSE 0 END AS closeness
            FROM best b)
        SELECT d.id AS Document, d.resource_id AS ResourceId FROM ranked r JOIN search.document d ON d.id = r.document
        ORDER BY r.place > @close, r.tier, r.closeness DESC, r.place LIMIT @size OFFSET @skip
        """;

    private const string Sorted = """
        SELECT d.id AS Document, d.resource_id AS ResourceId
        FROM search.sorted(@counted, @byTitle, @SignedIn, @Schools, @OnlySite, @Sites, @combinations, @wanted) s JOIN search.document d ON d.id = s.document
        ORDER BY s.place LIMIT @size OFFSET @skip
        """;

    private const string AlikeWords = """
        SELECT folded FROM search.known_word WHERE folded % @word AND length(folded) BETWEEN length(@word) - 2 AND length(@word) + 2
        ORDER BY similarity(folded, @word) DESC, folded LIMIT @MostAlike
        """;

    private const string LikestTitle = "SELECT text, likeness FROM search.likest(@folded, @SignedIn, @Schools)";

    private const string LikestOfShared = $"""
        SELECT text, similarity(folded, @folded)::double precision FROM (
            SELECT s.text, s.folded FROM search.suggestion s JOIN search.document d ON d.id = s.document WHERE s.words @@ @shared::tsquery AND {Reader.MaySee} LIMIT @looked) AS found
        ORDER BY similarity(folded, @folded) DESC, text LIMIT 1
        """;

    private const int TitlesLookedAt = 1000;

    private const string WrittenTitles = $"""
        SELECT s.text FROM search.suggestion s JOIN search.document d ON d.id = s.document WHERE s.words @@ @phrase::tsquery AND {Reader.MaySee} LIMIT @MostTitles
        """;

    private const string WrittenTexts = $"""
        SELECT p.body FROM search.passage p JOIN search.document d ON d.id = p.document WHERE p.words @@ @phrase::tsquery AND {Reader.MaySee} LIMIT @MostTexts
        """;

    private const string Places = $"""
        SELECT resource_id AS ResourceId, body AS Text FROM (
            SELECT d.resource_id, p.body, p.words FROM search.passage p JOIN search.document d ON d.id = p.document
            WHERE p.words @@ @all::tsquery AND {Reader.MaySee} AND (@OnlySite::uuid IS NULL OR d.site_id = @OnlySite) LIMIT @looked) AS found
        ORDER BY ts_rank_cd(words, @all::tsquery) DESC LIMIT @MostPlaces
        """;

    private const int PlacesLookedAt = 300;

    public async Task<SearchResult> PageAsync(SearchRequest request, QueryText query, Asked? all, Tiers tiers, CancellationToken cancellation)
    {
        var counted = all is null ? "" : TsQuery.Of(all);
        if (await counter.CountAsync(connection, counted, who, request, cancellation) is not { } facets) return SearchResult.Nothing;
        if (facets.Total == 0 || request.Page is < 1 or > SearchLimits.Pages) return new SearchResult(facets.Total, [], facets.Counts);

        var skip = (request.Page - 1) * SearchLimits.PageSize;
        var best = request.Order == SearchOrder.Best && !query.IsEmpty;
        var rows = (await connection.QueryAsync<(int Document, Guid ResourceId)>(new CommandDefinition(
            best ? Best : Sorted,
            new
            {
                tiers = best ? tiers.Steps.Select(TsQuery.Of).ToArray() : [],
                counted,
                byTitle = request.Order == SearchOrder.Title,
                who.SignedIn,
                who.Schools,
                who.OnlySite,
                who.Sites,
                combinations = facets.Chosen,
                wanted = Math.Min(facets.Total, best ? Math.Max(RankedClosely, skip + SearchLimits.PageSize) : skip + SearchLimits.PageSize),
                close = RankedClosely,
                scattered = tiers.Scattered,
                near = best ? PlacedQuery.Any(query.Units) : "",
                size = SearchLimits.PageSize,
                skip,
            },
            cancellationToken: cancellation))).AsList();
        var inside = query.IsEmpty
            ? new Dictionary<int, PassageHit>()
            : await PassageFinder.BestAsync(connection, [.. rows.Select(row => row.Document)], query, cancellation);
        return new SearchResult(facets.Total, [.. rows.Select(row => new SearchHit(row.ResourceId, inside.GetValueOrDefault(row.Document)))], facets.Counts);
    }

    public async Task<IReadOnlyList<int>> CountAsync(IReadOnlyList<Asked> questions, CancellationToken cancellation) => await connection.QuerySingleAsync<int[]>(new CommandDefinition(
        "SELECT search.how_many(@queries, @SignedIn, @Schools, @OnlySite, @MostCounted)",
        new { queries = questions.Select(TsQuery.Of).ToArray(), who.SignedIn, who.Schools, who.OnlySite, IIndexReading.MostCounted },
        cancellationToken: cancellation));

    public async Task<IReadOnlyList<(Guid ResourceId, string Text)>> PlacesAsync(QueryText query, CancellationToken cancellation) => [.. await connection.QueryAsync<(Guid, string)>(new CommandDefinition(
        Places,
        new { all = PlacedQuery.All(query.Units, exact: false), who.SignedIn, who.Schools, who.OnlySite, looked = PlacesLookedAt, IIndexReading.MostPlaces },
        cancellationToken: cancellation))];

    public async Task<IReadOnlyList<string>> KnownAsync(IReadOnlyCollection<string> words, CancellationToken cancellation) => [.. await connection.QueryAsync<string>(new CommandDefinition(
        "SELECT folded FROM search.known_word WHERE folded = ANY (@words) ORDER BY folded", new { words = words.ToArray() }, cancellationToken: cancellation))];

    public async Task<IReadOnlyList<string>> AlikeAsync(string word, CancellationToken cancellation)
        => [.. await connection.QueryAsync<string>(new CommandDefinition(AlikeWords, new { word, IIndexReading.MostAlike }, cancellationToken: cancellation))];

    public async Task<IReadOnlyList<string>> WrittenAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var seen = new { phrase = string.Join(" <-> ", words.Select(TsQuery.Quote)), who.SignedIn, who.Schools, IIndexReading.MostTitles, IIndexReading.MostTexts };
        var titles = (await connection.QueryAsync<string>(new CommandDefinition(WrittenTitles, seen, cancellationToken: cancellation))).AsList();
        return titles.Count > 0 ? titles : [.. await connection.QueryAsync<string>(new CommandDefinition(WrittenTexts, seen, cancellationToken: cancellation))];
    }

    public async Task<(string Text, double Likeness)?> LikestAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var pairs = SharedWords.Of(words);
        var shared = string.Join(" | ", pairs.Select(pair => $"({TsQuery.Quote(pair.First)} & {TsQuery.Quote(pair.Second)})"));
        var (text, likeness) = await connection.QueryFirstOrDefaultAsync<(string?, double)>(new CommandDefinition(
            pairs.Count > 0 ? LikestOfShared : LikestTitle,
            new { folded = string.Join(' ', words), shared, looked = TitlesLookedAt, who.SignedIn, who.Schools },
            cancellationToken: cancellation));
        return text is null ? null : (text, likeness);
    }
}
