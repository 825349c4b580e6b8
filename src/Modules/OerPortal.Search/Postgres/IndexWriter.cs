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
        INSERT INTO search.passage (document, number, file_id, locator, heading, body, words)
        SELECT @document, @first + p.number - 1, p.file_id, p.locator, p.heading, p.body, p.words::tsvector
        FROM unnest(@files, @locators, @headings, @bodies, @words) WITH ORDINALITY AS p(file_id, locator, heading, body, words, number)
        """;

    private const string PutSuggestions = """
        DELETE FROM search.suggestion WHERE document = @document;
        INSERT INTO search.suggestion (document, position, kind, text, folded, words)
        SELECT @document, s.position, s.kind, s.text, s.folded, s.words::tsvector
        FROM unnest(@kinds, @texts, @folded, @words) WITH ORDINALITY AS s(kind, text, folded, words, position)
        """;

    /// <summary>Passages are read, analysed and written a portion at a time; the document's own row gets its words in the end.</summary>
    public async Task PutAsync(SearchDocument document, IAsyncEnumerable<SearchPassage> passages, CancellationToken cancellation)
    {
        var words = new DocumentWords(document);
        var known = new KnownWords(document);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        Task Run(string sql, object values) => connection.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancellation));

        if (!await IsNewerAsync(connection, transaction, document.ResourceId, document.Number, cancellation)) return;
        var combination = await Combinations.NumberAsync(connection, transaction, document.Facets, cancellation);
        int? number = null;
        await foreach (var portion in PassagePortion.CutAsync(passages, cancellation))
        {
            AnalysedText[] texts = [.. portion.Passages.Select(passage => VietnameseText.Analyse(passage.Text))];
            foreach (var text in texts)
            {
                words.Add(text);
                known.Add(text);
            }

            if (number is null)
            {
                // Most texts are one portion: then the row is written once.
                number = await connection.QuerySingleAsync<int>(new CommandDefinition(
                    PutDocument, Row(document, combination, portion.IsLast ? words.ToString() : ""), transaction, cancellationToken: cancellation));
                await Run("DELETE FROM search.passage WHERE document = @number", new { number });
            }
            else if (portion.IsLast)
            {
                await Run("UPDATE search.document SET words = @words::tsvector WHERE id = @number", new { number, words = words.ToString() });
            }

            await Run(PutPassages, Passages(portion, texts, number.Value));
        }

        await Run(PutHeading, new { document = number, words = PlacedWords.OfHeading(document) });
        await Run(PutSuggestions, Suggestions(document, number!.Value));
        if (document.Visibility == Resources.Visibility.Public) await Run(
            """
            INSERT INTO search.known_word (folded) SELECT w FROM unnest(@words) AS w
            WHERE NOT EXISTS (SELECT FROM search.known_word k WHERE k.folded = w) ORDER BY w ON CONFLICT DO NOTHING
            """,
            new { words = known.ToArray() });
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

    public async Task RemoveAsync(Guid resourceId, long number, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await IsNewerAsync(connection, transaction, resourceId, number, cancellation)) return;
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM search.document WHERE resource_id = @resourceId", new { resourceId }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    public async Task RemoveNotShownSinceAsync(DateTime since, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM search.document d WHERE NOT EXISTS (SELECT FROM search.shown s WHERE s.resource_id = d.resource_id AND s.shown_at >= @since)",
            new { since },
            cancellationToken: cancellation));
    }

    public async Task<IReadOnlyList<Guid>> IndexedAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<Guid>(new CommandDefinition("SELECT resource_id FROM search.document", cancellationToken: cancellation))];
    }

    // Locks the resource's line until the end, so that two writers take turns. Nobody waits for the disk: the index is a copy, and the job row
    // that asked for the change is removed by a later commit, which does wait.
    private static async Task<bool> IsNewerAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid resourceId, long number, CancellationToken cancellation) =>
        await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            """
            SET LOCAL synchronous_commit = off;
            INSERT INTO search.shown AS s (resource_id, number) VALUES (@resourceId, @number)
            ON CONFLICT (resource_id) DO UPDATE SET number = excluded.number, shown_at = excluded.shown_at WHERE s.number <= excluded.number
            RETURNING true
            """,
            new { resourceId, number },
            transaction,
            cancellationToken: cancellation));

    private static object Row(SearchDocument document, int combination, string words) => new
    {
        document.ResourceId,
        document.SiteId,
        PublishedAt = document.PublishedAt.ToUniversalTime(),
        combination,
        visibility = (short)document.Visibility,
        titleWords = (short)Math.Min(VietnameseText.Analyse(document.Title).Tokens.Count, short.MaxValue),
        titleKey = TitleKey.Of(document.Title),
        words,
    };

    private static object Passages(PassagePortion portion, AnalysedText[] texts, int document) => new
    {
        document,
        first = portion.First,
        files = portion.Passages.Select(passage => passage.FileId).ToArray(),
        locators = portion.Passages.Select(passage => Clean(passage.Locator)).ToArray(),
        headings = portion.Passages.Select(passage => passage.Heading is null ? null : Clean(passage.Heading)).ToArray(),
        bodies = portion.Passages.Select(passage => Clean(passage.Text)).ToArray(),
        words = texts.Select(text => PlacedWords.OfPassage(text, document)).ToArray(),
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

    // PostgreSQL cannot hold the character 0, which broken files bring.
    private static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
