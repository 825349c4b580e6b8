using Dapper;
using Npgsql;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Postgres;

/// <summary>
/// Thinks of what a person may have meant: each unknown word becomes the most likely known one, or the whole becomes a title that reads much like it.
/// Only what finds something for this very person is said.
/// </summary>
internal sealed class SpellingMender
{
    private const string AlikeWords = """
        SELECT folded FROM search.known_word WHERE folded % @word AND length(folded) BETWEEN length(@word) - 2 AND length(@word) + 2
        ORDER BY similarity(folded, @word) DESC, folded LIMIT 12
        """;

    private const string AlikeTitle = """
        SELECT s.text FROM search.suggestion s JOIN search.document d ON d.id = s.document
        WHERE s.folded % @folded AND (d.visibility = 2 OR (@IsSignedIn AND d.visibility = 1) OR d.site_id = ANY (@Schools))
        ORDER BY similarity(s.folded, @folded) DESC, s.text LIMIT 1
        """;

    private const int MostMended = 3;
    private const int MostCandidates = 6;

    /// <summary>A better text for the query, or null.</summary>
    public async Task<string?> MendAsync(NpgsqlConnection connection, QueryText query, Access access, Guid? onlySite, CancellationToken cancellation)
    {
        var who = new Reader(access.IsSignedIn, [.. access.Schools], onlySite);
        var mended = await MendWordsAsync(connection, query, who, cancellation);
        if (mended is not null && await CountAsync(connection, mended, who, cancellation) > 0) return mended;
        var folded = string.Join(' ', query.Tokens.Select(token => token.Folded));
        return folded.Length < 4
            ? null
            : await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(
                AlikeTitle, new { folded, who.IsSignedIn, who.Schools }, cancellationToken: cancellation));
    }

    private static async Task<string?> MendWordsAsync(NpgsqlConnection connection, QueryText query, Reader who, CancellationToken cancellation)
    {
        var words = query.Tokens.Select(token => token.Folded).ToArray();
        var known = (await KnownAsync(connection, words, cancellation)).ToHashSet(StringComparer.Ordinal);
        var text = query.Text;
        // From the end, so that the places of the words before stay right.
        // Long names that stand for a short one have no letters of their own to mend.
        var typed = query.Tokens.GroupBy(token => token.Start).Where(place => place.Count() == 1).Select(place => place.First());
        foreach (var token in typed.Reverse().Where(token => !known.Contains(token.Folded) && token.Folded.All(char.IsAsciiLetter)).Take(MostMended))
        {
            string? best = null;
            var most = 0;
            foreach (var candidate in await CandidatesAsync(connection, token, cancellation))
            {
                // What stands together with the words that are known is what was meant.
                var count = await CountAsync(connection, string.Join(' ', words.Where(known.Contains).Append(candidate)), who, cancellation);
                if (count > most) (best, most) = (candidate, count);
            }

            if (best is not null) text = string.Concat(text.AsSpan(0, token.Start), best, text.AsSpan(token.End));
        }

        return string.Equals(text, query.Text, StringComparison.Ordinal) ? null : text.Trim();
    }

    private static async Task<IEnumerable<string>> CandidatesAsync(NpgsqlConnection connection, Token token, CancellationToken cancellation)
    {
        // Typed with the input method switched off: "dduwowngf" says đường all the same.
        if (Telex.Read(token.Folded) is { } telex && (await KnownAsync(connection, [VietnameseText.Fold(telex)], cancellation)).Count > 0) return [telex];
        var near = await KnownAsync(connection, [.. Typing.OneSlipAway(token.Folded)], cancellation);
        if (near.Count == 0 && token.Folded.Length > 4)
        {
            var alike = await connection.QueryAsync<string>(new CommandDefinition(AlikeWords, new { word = token.Folded }, cancellationToken: cancellation));
            near = [.. alike.Where(word => Typing.Distance(word, token.Folded) <= 2)];
        }

        return near.OrderByDescending(word => Typing.IsSwap(word, token.Folded)).ThenBy(word => Math.Abs(word.Length - token.Folded.Length)).Take(MostCandidates);
    }

    private static async Task<List<string>> KnownAsync(NpgsqlConnection connection, string[] words, CancellationToken cancellation) =>
        (await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT folded FROM search.known_word WHERE folded = ANY (@words) ORDER BY folded", new { words }, cancellationToken: cancellation))).AsList();

    private static async Task<int> CountAsync(NpgsqlConnection connection, string text, Reader who, CancellationToken cancellation) =>
        await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            "SELECT sum(documents)::integer FROM search.counted(@query, @IsSignedIn, @Schools, @OnlySite)",
            new { query = TsQuery.Of(Questions.Together(QueryText.Read(text).Units, exact: false)), who.IsSignedIn, who.Schools, who.OnlySite },
            cancellationToken: cancellation)) ?? 0;

    private sealed record Reader(bool IsSignedIn, Guid[] Schools, Guid? OnlySite);
}
