using Dapper;
using Npgsql;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Postgres;

/// <summary>A document in the order that was wanted, with what tells its place in any order.</summary>
internal sealed class Hit
{
    public int Document { get; init; }

    public Guid ResourceId { get; init; }

    public int Tier { get; init; }

    public int Place { get; init; }

    public short TitleWords { get; init; }

    public byte[] TitleKey { get; init; } = [];

    public DateTime PublishedAt { get; init; }

    public int Readers { get; init; }

    public SearchMark Mark(int shown) => new(shown, Tier, TitleWords, PublishedAt.Ticks / TimeSpan.TicksPerMicrosecond, Convert.ToHexString(TitleKey), ResourceId, Document, Readers);
}

/// <summary>Reads the documents of a page, or those behind a place: never more than these, however far behind it is.</summary>
internal sealed class HitReading(NpgsqlConnection connection, Reader who)
{
    // The first pages are ranked by closeness too; what stands further back keeps the order of its tier.
    private const int RankedClosely = 100;

    private const string Columns = "d.id AS Document, d.resource_id AS ResourceId, d.title_words AS TitleWords, d.title_key AS TitleKey, d.published_at AS PublishedAt";

    private const string Best = $$"""
        WITH best AS MATERIALIZED (
            SELECT document, tier, place FROM search.best(@tiers, @SignedIn, @Schools, @OnlySite, @Sites, @combinations, @wanted, @total) WHERE place <= @wanted),
        ranked AS (
            SELECT b.*, CASE WHEN b.place <= @RankedClosely AND b.tier = ANY (@scattered)
                THEN coalesce((SELECT ts_rank_cd('{0.05, 0.2, 0.5, 1}', h.words, @near::tsquery) FROM search.heading h WHERE h.document = b.document), 0)
                ELSE 0 END AS closeness
            FROM best b)
        SELECT {{Columns}}, r.tier AS Tier, r.place AS Place FROM ranked r JOIN search.document d ON d.id = r.document
        ORDER BY r.place > @RankedClosely, r.tier, r.closeness DESC, r.place LIMIT @size OFFSET @skip
        """;

    private const string BestBehind = $"""
        SELECT {Columns}, b.tier AS Tier, @RankedClosely + b.place AS Place
        FROM search.best_behind(@tiers, @SignedIn, @Schools, @OnlySite, @Sites, @combinations, @size, @tier, @words, @published, @document) b JOIN search.document d ON d.id = b.document
        ORDER BY b.place LIMIT @size
        """;

    private const string Sorted = $"""
        SELECT {Columns}, 1 AS Tier, @RankedClosely + s.place AS Place, coalesce(r.readers, 0) AS Readers
        FROM search.sorted(@counted, @order, @SignedIn, @Schools, @OnlySite, @Sites, @combinations, @wanted, @key, @published, @document, @readers) s
        JOIN search.document d ON d.id = s.document LEFT JOIN search.readers r ON r.resource_id = d.resource_id
        ORDER BY s.place LIMIT @size OFFSET @skip
        """;

    public async Task<(IReadOnlyList<Hit> Hits, SearchMark? Next)> ReadAsync(
        SearchRequest request, QueryText query, string counted, Tiers tiers, FacetTally facets, CancellationToken cancellation)
    {
        var isBest = request.Order == SearchOrder.Best && !query.IsEmpty;
        var behind = request.Behind;
        // One more than is shown tells whether there are more.
        var (size, skip) = (request.Count + 1, request.Skipped);
        var rows = (await connection.QueryAsync<Hit>(new CommandDefinition(
            !isBest ? Sorted : behind is null ? Best : BestBehind,
            new
            {
                tiers = isBest ? tiers.Steps.Select(TsQuery.Of).ToArray() : [],
                counted,
                order = request.Order switch { SearchOrder.Title => "title", SearchOrder.MostRead => "read", _ => "newest" },
                who.SignedIn,
                who.Schools,
                who.OnlySite,
                who.Sites,
                combinations = facets.Chosen,
                wanted = isBest ? Math.Max(RankedClosely, skip + size) : skip + size,
                total = facets.Total,
                RankedClosely,
                scattered = tiers.Scattered,
                near = isBest ? PlacedQuery.Any(query.Units) : "",
                size,
                skip,
                tier = behind?.Tier ?? 0,
                words = (short)(behind?.TitleWords ?? 0),
                readers = behind?.Readers ?? 0,
                key = behind is null ? null : Convert.FromHexString(behind.TitleKey),
                published = behind is null ? (DateTime?)null : new DateTime(behind.Published * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc),
                document = behind is null ? (int?)null : await NumberAsync(behind, request.Order, cancellation),
            },
            cancellationToken: cancellation))).AsList();
        if (rows.Count < size) return (rows, null);
        rows.RemoveAt(request.Count);
        var shown = request.Shown + rows.Count;
        return (rows, rows[^1].Place <= RankedClosely ? SearchMark.After(shown) : rows[^1].Mark(shown));
    }

    // Another engine does not know it; where it is gone too, what was published in the same moment is told again rather than left out.
    private async Task<int> NumberAsync(SearchMark mark, SearchOrder order, CancellationToken cancellation)
    {
        if (mark.Number > 0) return mark.Number;
        var known = await connection.ExecuteScalarAsync<int?>(new CommandDefinition("SELECT id FROM search.document WHERE resource_id = @Last", new { mark.Last }, cancellationToken: cancellation));
        return known ?? (order == SearchOrder.Title ? 0 : int.MaxValue);
    }
}
