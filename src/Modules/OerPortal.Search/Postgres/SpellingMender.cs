using Dapper;
using Npgsql;
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
        WHERE s.folded % @folded AND (d.visibility = 2 OR (@IsSignedIn AND d.visibility = 1) OR d.site_id = ANY (@schools))
        ORDER BY similarity(s.folded, @folded) DESC, s.text LIMIT 1
        """;

    private const string Found = "SELECT sum(documents)::integer FROM search.counted(@query, @IsSignedIn, @schools, @onlySite)";

    /// <summary>A better text for the query, or null.</summary>
    public async Task<string?> MendAsync(NpgsqlConnection connection, QueryText query, Access access, Guid? onlySite, CancellationToken cancellation)
    {
        var who = new { access.IsSignedIn, schools = access.Schools.ToArray(), onlySite, folded = string.Join(' ', query.Tokens.Select(token => token.Folded)) };
        var mended = await MendWordsAsync(connection, query, cancellation);
        if (mended is not null)
        {
            var all = TsQuery.All(QueryText.Read(mended).Units, Lexemes.Anywhere, exact: false);
            var found = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
                Found, new { query = all, who.IsSignedIn, who.schools, who.onlySite }, cancellationToken: cancellation));
            if (found > 0) return mended;
        }

        return who.folded.Length < 4
            ? null
            : await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(AlikeTitle, who, cancellationToken: cancellation));
    }

    private static async Task<string?> MendWordsAsync(NpgsqlConnection connection, QueryText query, CancellationToken cancellation)
    {
        var words = query.Tokens.Select(token => token.Folded).Distinct(StringComparer.Ordinal).ToArray();
        var known = (await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT folded FROM search.known_word WHERE folded = ANY (@words)", new { words }, cancellationToken: cancellation))).ToHashSet(StringComparer.Ordinal);
        var text = query.Text;
        var changed = false;
        foreach (var token in query.Tokens.Reverse().Where(token => !known.Contains(token.Folded) && !token.Folded.Any(char.IsDigit)))
        {
            var better = await NearestAsync(connection, token, cancellation);
            if (better is null) continue;
            text = string.Concat(text.AsSpan(0, token.Start), better, text.AsSpan(token.End));
            changed = true;
        }

        return changed ? text.Trim() : null;
    }

    private static async Task<string?> NearestAsync(NpgsqlConnection connection, Token token, CancellationToken cancellation)
    {
        // Typed with the keyboard switched to English: "ddwowngf" says đường all the same.
        var telex = Telex.Read(token.Folded);
        if (telex is not null)
        {
            var folded = VietnameseText.Fold(telex);
            if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                    "SELECT EXISTS (SELECT FROM search.known_word WHERE folded = @folded)", new { folded }, cancellationToken: cancellation)))
                return telex;
        }

        var alike = await connection.QueryAsync<string>(new CommandDefinition(AlikeWords, new { word = token.Folded }, cancellationToken: cancellation));
        return alike.Select(word => (Word: word, Distance: Typing.Distance(word, token.Folded)))
            .Where(candidate => candidate.Distance <= (token.Folded.Length < 5 ? 1 : 2))
            .OrderBy(candidate => candidate.Distance).Select(candidate => candidate.Word).FirstOrDefault();
    }
}
