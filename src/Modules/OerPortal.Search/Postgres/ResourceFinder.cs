using Dapper;
using Npgsql;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Postgres;

/// <summary>
/// Finds resources in two questions: how many documents of each combination of facet values match (which gives the total and all facet
/// counts), and which are the best, tier by tier. Then the page's places inside books.
/// </summary>
internal sealed class ResourceFinder(NpgsqlDataSource data, FacetCounter counter, SpellingMender mender)
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

    public async Task<SearchResult> FindAsync(SearchRequest request, CancellationToken cancellation)
    {
        var query = QueryText.Read(request.Text);
        if (query.IsEmpty && !string.IsNullOrWhiteSpace(request.Text)) return SearchResult.Nothing;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var meant = request.AsTyped ? SchoolQuery.AsTyped(query) : SchoolQuery.Read(query);
        var all = query.IsEmpty ? "" : Tiers.All(query, meant);
        var result = await PageAsync(connection, request, query, all, query.IsEmpty ? new Tiers([], []) : Tiers.Of(query, meant), cancellation);
        if (result.Total > 0 || query.IsEmpty) return result;

        // With filters chosen the way on is to take one away; that needs no other words.
        if (result.Facets.Count > 0) return result;
        var didYouMean = query.HasQuotes ? null : await mender.MendAsync(connection, query, request.Access, request.OnlySite, cancellation);
        foreach (var relaxed in Tiers.Relaxed(query))
        {
            var loose = await PageAsync(connection, request, query, relaxed, new Tiers([relaxed], [1]), cancellation);
            if (loose.Total > 0) return loose with { Relaxed = true, DidYouMean = didYouMean };
        }

        return result with { DidYouMean = didYouMean };
    }

    private async Task<SearchResult> PageAsync(
        NpgsqlConnection connection, SearchRequest request, QueryText query, string counted, Tiers tiers, CancellationToken cancellation)
    {
        var who = Reader.Of(request);
        if (await counter.CountAsync(connection, counted, who, request, cancellation) is not { } facets) return SearchResult.Nothing;
        if (facets.Total == 0 || request.Page is < 1 or > SearchLimits.Pages) return new SearchResult(facets.Total, [], facets.Counts);

        var skip = (request.Page - 1) * SearchLimits.PageSize;
        var best = request.Order == SearchOrder.Best && !query.IsEmpty;
        var rows = (await connection.QueryAsync<(int Document, Guid ResourceId)>(new CommandDefinition(
            best ? Best : Sorted,
            new
            {
                tiers = tiers.Queries,
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
                near = best ? TsQuery.PlacedAny(query.Units) : "",
                size = SearchLimits.PageSize,
                skip,
            },
            cancellationToken: cancellation))).AsList();
        var inside = query.IsEmpty
            ? new Dictionary<int, PassageHit>()
            : await PassageFinder.BestAsync(connection, [.. rows.Select(row => row.Document)], query, cancellation);
        return new SearchResult(facets.Total, [.. rows.Select(row => new SearchHit(row.ResourceId, inside.GetValueOrDefault(row.Document)))], facets.Counts);
    }
}
