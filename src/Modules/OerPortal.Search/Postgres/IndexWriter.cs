using Dapper;
using Npgsql;
using OerPortal.Search.Models;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Postgres;

/// <summary>Writes one resource at a time, whole or not at all. Two writers of the same resource take turns.</summary>
internal sealed class IndexWriter(NpgsqlDataSource data)
{
    private const string PutDocument = """
        INSERT INTO search.document (resource_id, site_id, published_at, combination, visibility, title_words, title_key, words)
        VALUES (@ResourceId, @SiteId, @PublishedAt, @combination, @visibility, @titleWords, @titleKey, @words::tsvector)
        ON CONFLICT ON CONSTRAINT document_resource_key DO UPDATE SET
            site_id = excluded.site_id, published_at = excluded.published_at, combination = excluded.combination, visibility = excluded.visibility,
            title_words = excluded.title_words, title_key = excluded.title_key, words = excluded.words
        RETURNING id
        """;

    private const string PutHeading = """
        INSERT INTO search.heading (document, words) VALUES (@document, @words::tsvector)
        ON CONFLICT (document) DO UPDATE SET words = excluded.words
        """;

    private const string PutPassages = """
        DELETE FROM search.passage WHERE document = @document;
        INSERT INTO search.passage (document, number, file_id, locator, heading, body, words)
        SELECT @document, p.number - 1, p.file_id, p.locator, p.heading, p.body, p.words::tsvector
        FROM unnest(@files, @locators, @headings, @bodies, @words) WITH ORDINALITY AS p(file_id, locator, heading, body, words, number)
        """;

    private const string PutSuggestions = """
        DELETE FROM search.suggestion WHERE document = @document;
        INSERT INTO search.suggestion (document, position, kind, text, folded, words)
        SELECT @document, s.position, s.kind, s.text, s.folded, s.words::tsvector
        FROM unnest(@kinds, @texts, @folded, @words) WITH ORDINALITY AS s(kind, text, folded, words, position)
        """;

    public async Task PutAsync(SearchDocument document, IReadOnlyList<SearchPassage> passages, CancellationToken cancellation)
    {
        AnalysedText[] texts = [.. passages.Select(passage => VietnameseText.Analyse(passage.Text))];
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        Task Run(string sql, object values) => connection.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancellation));

        await LockAsync(connection, transaction, document.ResourceId, cancellation);
        var combination = await Combinations.NumberAsync(connection, transaction, document.Facets, cancellation);
        var number = await connection.QuerySingleAsync<int>(new CommandDefinition(PutDocument, Row(document, combination, texts), transaction, cancellationToken: cancellation));
        await Run(PutHeading, new { document = number, words = PlacedWords.OfHeading(document) });
        await Run(PutPassages, new
        {
            document = number,
            files = passages.Select(passage => passage.FileId).ToArray(),
            locators = passages.Select(passage => Clean(passage.Locator)).ToArray(),
            headings = passages.Select(passage => passage.Heading is null ? null : Clean(passage.Heading)).ToArray(),
            bodies = passages.Select(passage => Clean(passage.Text)).ToArray(),
            words = texts.Select(text => PlacedWords.OfPassage(text, number)).ToArray(),
        });
        await Run(PutSuggestions, Suggestions(document, number));
        if (document.Visibility == Resources.Visibility.Public) await Run(
            """
            INSERT INTO search.known_word (folded) SELECT w FROM unnest(@words) AS w
            WHERE NOT EXISTS (SELECT FROM search.known_word k WHERE k.folded = w) ORDER BY w ON CONFLICT DO NOTHING
            """,
            new { words = KnownWords(document, texts) });
        await transaction.CommitAsync(cancellation);
    }

    public async Task KeepFilesAsync(Guid resourceId, IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM search.passage WHERE document = (SELECT id FROM search.document WHERE resource_id = @resourceId) AND file_id <> ALL (@kept)",
            new { resourceId, kept = fileIds.ToArray() },
            cancellationToken: cancellation));
    }

    public async Task RemoveAsync(Guid resourceId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await LockAsync(connection, transaction, resourceId, cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM search.document WHERE resource_id = @resourceId", new { resourceId }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    public async Task<IReadOnlyList<Guid>> IndexedAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<Guid>(new CommandDefinition("SELECT resource_id FROM search.document", cancellationToken: cancellation))];
    }

    // Nobody waits for the disk: the index is a copy, and the job row that asked for the change is removed by a later commit, which does wait.
    private static Task<int> LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid resourceId, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(
            "SET LOCAL synchronous_commit = off; SELECT pg_advisory_xact_lock(hashtextextended(@key, 0))", new { key = $"search:{resourceId}" }, transaction, cancellationToken: cancellation));

    private static object Row(SearchDocument document, int combination, AnalysedText[] texts) => new
    {
        document.ResourceId,
        document.SiteId,
        PublishedAt = document.PublishedAt.ToUniversalTime(),
        combination,
        visibility = (short)document.Visibility,
        titleWords = (short)Math.Min(VietnameseText.Analyse(document.Title).Tokens.Count, short.MaxValue),
        titleKey = TitleKey.Of(document.Title),
        words = DocumentWords.Of(document, texts),
    };

    private static object Suggestions(SearchDocument document, int number)
    {
        var offered = document.People.Select(person => (Kind: SuggestionKind.Person, Text: person))
            .Concat(document.Keywords.Select(keyword => (Kind: SuggestionKind.Keyword, Text: keyword)))
            .Prepend((Kind: SuggestionKind.Title, Text: document.Title))
            .Select(offer => (offer.Kind, Text: Clean(offer.Text).Trim(), Words: VietnameseText.Analyse(offer.Text)))
            .Where(offer => offer.Words.Tokens.Count > 0 && offer.Text.Length <= 300)
            .Take(60).ToArray();
        return new
        {
            document = number,
            kinds = offered.Select(offer => (short)offer.Kind).ToArray(),
            texts = offered.Select(offer => offer.Text).ToArray(),
            folded = offered.Select(offer => string.Join(' ', offer.Words.Tokens.Select(token => token.Folded))).ToArray(),
            words = offered.Select(offer => PlacedWords.OfSuggestion(offer.Words)).ToArray(),
        };
    }

    private static string[] KnownWords(SearchDocument document, AnalysedText[] texts) =>
        [.. texts.Concat(document.People.Concat(document.Keywords).Concat(document.Topics).Append(document.Title).Append(document.Description).Select(VietnameseText.Analyse))
            .SelectMany(WholeWords).Select(token => token.Folded.Replace("\0", "", StringComparison.Ordinal))
            .Where(word => word.Length is > 1 and <= 24 && !word.Any(char.IsDigit)).Distinct(StringComparer.Ordinal)];

    // The letters of an identifier (a3f09bc) are nobody's words.
    private static IEnumerable<Token> WholeWords(AnalysedText text) =>
        text.Tokens.Where((token, i) => token.Join != Token.Touching && (i == 0 || text.Tokens[i - 1].Join != Token.Touching));

    // PostgreSQL cannot hold the character 0, which broken files bring.
    private static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
