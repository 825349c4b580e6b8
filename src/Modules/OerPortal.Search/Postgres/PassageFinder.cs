using Dapper;
using Npgsql;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Postgres;

/// <summary>Finds places in the text of files.</summary>
internal sealed class PassageFinder(NpgsqlDataSource data)
{
    // A frequent word is in every chapter of a book; the first ones are as good as any.
    private const int LookedAt = 12;

    // Each passage carries its document's number as a word, so the index alone narrows the search to one book.
    private const string BestOfEach = """
        SELECT d.id AS Document, p.file_id AS FileId, p.number AS Number, p.heading AS Heading, p.locator AS Locator, p.body AS Text
        FROM unnest(@documents) AS d(id) CROSS JOIN LATERAL (
            SELECT x.* FROM (
                SELECT * FROM search.passage WHERE words @@ (quote_literal('#' || d.id)::tsquery && @all::tsquery) LIMIT @looked) AS x
            ORDER BY x.words @@ @exactPhrase::tsquery DESC, x.words @@ @phrase::tsquery DESC, x.words @@ @exact::tsquery DESC,
                ts_rank_cd(x.words, @all::tsquery) DESC, x.number
            LIMIT 1) AS p
        """;

    private const string InOrder = """
        SELECT d.id AS Document, p.file_id AS FileId, p.number AS Number, p.heading AS Heading, p.locator AS Locator, p.body AS Text
        FROM search.document d JOIN search.passage p ON p.document = d.id
        WHERE d.resource_id = @resourceId AND p.words @@ (quote_literal('#' || d.id)::tsquery && @all::tsquery)
        ORDER BY p.number LIMIT @count
        """;

    /// <summary>The best place of each document, where there is one that holds all of the query.</summary>
    public static async Task<Dictionary<int, PassageHit>> BestAsync(NpgsqlConnection connection, int[] documents, QueryText query, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            BestOfEach,
            new
            {
                documents,
                looked = LookedAt,
                all = PlacedQuery.All(query.Units, exact: false),
                exact = PlacedQuery.All(query.Units, exact: true),
                phrase = PlacedQuery.Phrase(query.Units, exact: false),
                exactPhrase = PlacedQuery.Phrase(query.Units, exact: true),
            },
            cancellationToken: cancellation));
        return rows.ToDictionary(row => row.Document, row => row.Hit);
    }

    public async Task<IReadOnlyList<PassageHit>> InsideAsync(Guid resourceId, string? text, int count, CancellationToken cancellation)
    {
        var query = QueryText.Read(text);
        if (query.IsEmpty) return [];
        await using var connection = await data.OpenConnectionAsync(cancellation);
        // In one book people look for a place: words side by side first, and only if there is none the scattered ones.
        foreach (var all in new[]
                 {
                     PlacedQuery.Phrase(query.Units, exact: true), PlacedQuery.Phrase(query.Units, exact: false),
                     PlacedQuery.All(query.Units, exact: false),
                 }.Distinct(StringComparer.Ordinal))
        {
            var rows = (await connection.QueryAsync<Row>(new CommandDefinition(InOrder, new { resourceId, all, count }, cancellationToken: cancellation))).AsList();
            if (rows.Count > 0) return [.. rows.Select(row => row.Hit)];
            if (query.HasQuotes && query.Units.Count == 1) break;
        }

        return [];
    }

    private sealed record Row(int Document, Guid FileId, int Number, string? Heading, string Locator, string Text)
    {
        public PassageHit Hit => new(FileId, Number, Heading, Locator, Text);
    }
}
