using Dapper;
using Npgsql;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>Offers titles, people and keywords that continue what is being typed, with marks (<c>hàn</c>) or without.</summary>
internal sealed class SuggestionFinder(NpgsqlDataSource data)
{
    private const int LookedAt = 300;

    // Starts first; within them what was typed with these very marks; then what many resources have.
    private const string Continue = $"""
        SELECT text AS Text, min(kind) AS Kind, (array_agg(resource_id))[1] AS ResourceId, count(*)::integer AS Resources
        FROM (
            SELECT s.text, s.kind, d.resource_id, s.folded, s.words
            FROM search.suggestion s JOIN search.document d ON d.id = s.document
            WHERE s.words @@ @begun::tsquery
              AND {Reader.MaySee}
            LIMIT @looked) AS found
        GROUP BY text
        ORDER BY bool_or(words @@ @exact::tsquery) DESC, bool_or(starts_with(folded, @folded)) DESC, count(*) DESC, length(text), text
        LIMIT @count
        """;

    public async Task<IReadOnlyList<Suggestion>> FindAsync(string? typed, Access access, int count, CancellationToken cancellation)
    {
        if (Beginning.Read(typed) is not { } beginning) return [];
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            Continue,
            new
            {
                begun = PlacedQuery.Begun(beginning.Words, beginning.Folded),
                exact = PlacedQuery.Begun(beginning.Words, beginning.Exact),
                folded = beginning.Text,
                SignedIn = access.IsSignedIn,
                Schools = access.Schools.ToArray(),
                looked = LookedAt,
                count,
            },
            cancellationToken: cancellation));
        return [.. rows.Select(row => new Suggestion(
            row.Text, (SuggestionKind)row.Kind, row is { Kind: (short)SuggestionKind.Title, Resources: 1 } ? row.ResourceId : null))];
    }

    private sealed record Row(string Text, short Kind, Guid ResourceId, int Resources);
}
