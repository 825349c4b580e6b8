using Dapper;
using Npgsql;
using OerPortal.Search.Models;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Postgres;

/// <summary>Offers titles, people and keywords that continue what is being typed, with marks (<c>hàn</c>) or without.</summary>
internal sealed class SuggestionFinder(NpgsqlDataSource data)
{
    private const int LookedAt = 300;
    private const int LongestTyped = 200;

    // Starts first; within them what was typed with these very marks; then what many resources have.
    private const string Continue = """
        SELECT text AS Text, min(kind) AS Kind, (array_agg(resource_id))[1] AS ResourceId, count(*)::integer AS Resources
        FROM (
            SELECT s.text, s.kind, d.resource_id, s.folded, s.words
            FROM search.suggestion s JOIN search.document d ON d.id = s.document
            WHERE s.words @@ @begun::tsquery
              AND (d.visibility = 2 OR (@IsSignedIn AND d.visibility = 1) OR d.site_id = ANY (@schools))
            LIMIT @looked) AS found
        GROUP BY text
        ORDER BY bool_or(words @@ @exact::tsquery) DESC, bool_or(starts_with(folded, @folded)) DESC, count(*) DESC, length(text), text
        LIMIT @count
        """;

    public async Task<IReadOnlyList<Suggestion>> FindAsync(string? typed, Access access, int count, CancellationToken cancellation)
    {
        var text = typed is { Length: > LongestTyped } ? typed[..LongestTyped] : typed ?? "";
        var tokens = VietnameseText.Analyse(text).Tokens.Take(10).ToArray();
        // One letter begins everything.
        if (tokens.Length == 0 || tokens.Sum(token => token.Folded.Length) < 2) return [];
        // A word that is only begun may not have its canonical spelling yet: "hoà" on the way to "hoàn", "ly" on the way to "lyrics".
        var last = tokens[^1];
        var begun = Spelling.OfBeginning(text.AsSpan(last.Start, last.Length));
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            Continue,
            new
            {
                begun = PlacedQuery.Begun(tokens, [last.Folded, begun.Folded]),
                exact = PlacedQuery.Begun(tokens, [last.Exact, begun.Exact]),
                folded = string.Join(' ', tokens.Select(token => token.Folded)),
                access.IsSignedIn,
                schools = access.Schools.ToArray(),
                looked = LookedAt,
                count,
            },
            cancellationToken: cancellation));
        return [.. rows.Select(row => new Suggestion(
            row.Text, (SuggestionKind)row.Kind, row is { Kind: (short)SuggestionKind.Title, Resources: 1 } ? row.ResourceId : null))];
    }

    private sealed record Row(string Text, short Kind, Guid ResourceId, int Resources);
}
