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
        if (facets.Total == 0 || !request.IsWithin) return new SearchResult(facets.Total, [], facets.Counts);

        var (rows, next) = await new HitReading(connection, who).ReadAsync(request, query, counted, tiers, facets, cancellation);
        var inside = query.IsEmpty || !request.ShowsPlaces
            ? new Dictionary<int, PassageHit>()
            : await PassageFinder.BestAsync(connection, [.. rows.Select(row => row.Document)], query, cancellation);
        return new SearchResult(facets.Total, [.. rows.Select(row => new SearchHit(row.ResourceId, inside.GetValueOrDefault(row.Document)))], facets.Counts) { Next = next };
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
