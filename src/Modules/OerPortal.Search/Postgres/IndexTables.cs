using Dapper;
using Npgsql;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>Writes rows of many resources into the tables of the index, a statement a table, in one transaction.</summary>
internal sealed class IndexTables(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
{
    /// <summary>
    /// Those of which the index has not seen a newer change. Locks their lines until the end, always in the same order, so that two writers
    /// take turns. Nobody waits for the disk: the index is a copy, and how far it has followed is written down by a later commit, which does wait.
    /// </summary>
    public async Task<IReadOnlySet<Guid>> NewerAsync(IEnumerable<(Guid ResourceId, long Number)> changes)
    {
        var ordered = changes.OrderBy(change => change.ResourceId).ToArray();
        return (await connection.QueryAsync<Guid>(Command(
            """
            SET LOCAL synchronous_commit = off;
            INSERT INTO search.shown AS s (resource_id, number) SELECT * FROM unnest(@ids, @numbers)
            ON CONFLICT (resource_id) DO UPDATE SET number = excluded.number, shown_at = excluded.shown_at WHERE s.number <= excluded.number
            RETURNING resource_id
            """,
            new { ids = ordered.Select(change => change.ResourceId).ToArray(), numbers = ordered.Select(change => change.Number).ToArray() }))).ToHashSet();
    }

    /// <returns>The number of each document in this index.</returns>
    public async Task<IReadOnlyDictionary<Guid, int>> PutDocumentsAsync(IReadOnlyList<IndexRow> rows, int[] combinations)
    {
        var documents = rows.Select(row => row.Document).ToArray();
        var numbers = await connection.QueryAsync<(Guid ResourceId, int Id)>(Command(
            """
            INSERT INTO search.document (resource_id, site_id, published_at, combination, visibility, title_words, title_key, words)
            SELECT d.resource_id, d.site_id, d.published_at, d.combination, d.visibility, d.title_words, d.title_key, d.words::tsvector
            FROM unnest(@resources, @sites, @published, @combinations, @visibilities, @titleWords, @titleKeys, @words)
                AS d(resource_id, site_id, published_at, combination, visibility, title_words, title_key, words)
            ON CONFLICT ON CONSTRAINT document_resource_key DO UPDATE SET
                site_id = excluded.site_id, published_at = excluded.published_at, combination = excluded.combination, visibility = excluded.visibility,
                title_words = excluded.title_words, title_key = excluded.title_key, words = excluded.words
            RETURNING resource_id, id
            """,
            new
            {
                resources = documents.Select(d => d.ResourceId).ToArray(),
                sites = documents.Select(d => d.SiteId).ToArray(),
                published = documents.Select(d => d.PublishedAt.UtcDateTime).ToArray(),
                combinations,
                visibilities = documents.Select(d => (short)d.Visibility).ToArray(),
                titleWords = rows.Select(row => row.TitleWords).ToArray(),
                titleKeys = documents.Select(d => TitleKey.Of(d.Title)).ToArray(),
                words = rows.Select(row => row.Words).ToArray(),
            }));
        return numbers.ToDictionary(n => n.ResourceId, n => n.Id);
    }

    /// <summary>All that hangs on documents but further portions of a long text, in place of what there was.</summary>
    public async Task PutPartsAsync(IReadOnlyList<IndexRow> rows, IReadOnlyDictionary<Guid, int> numbers)
    {
        var documents = rows.Select(row => numbers[row.Document.ResourceId]).ToArray();
        await RunAsync("DELETE FROM search.passage WHERE document = ANY (@documents); DELETE FROM search.suggestion WHERE document = ANY (@documents)", new { documents });
        await RunAsync(
            """
            INSERT INTO search.heading (document, words) SELECT h.document, h.words::tsvector FROM unnest(@documents, @words) AS h(document, words)
            ON CONFLICT (document) DO UPDATE SET words = excluded.words
            """,
            new { documents, words = rows.Select(row => row.Heading).ToArray() });
        await PutSuggestionsAsync(rows.SelectMany((row, i) => row.Suggestions.Select(suggestion => (documents[i], suggestion))).ToArray());
        await PutPassagesAsync(rows, numbers);
    }

    /// <summary>The passages in hand of all of them.</summary>
    public async Task PutPassagesAsync(IReadOnlyList<IndexRow> rows, IReadOnlyDictionary<Guid, int> numbers)
    {
        var all = rows.SelectMany(row => row.Portion.Passages.Select((passage, i) =>
            (Document: numbers[row.Document.ResourceId], Number: row.Portion.First + i, Passage: passage, Words: row.PassageWords[i]))).ToArray();
        if (all.Length == 0) return;
        await RunAsync(
            """
            INSERT INTO search.passage (document, number, file_id, locator, heading, body, words)
            SELECT p.document, p.number, p.file_id, p.locator, p.heading, p.body, p.words::tsvector
            FROM unnest(@documents, @places, @files, @locators, @headings, @bodies, @words) AS p(document, number, file_id, locator, heading, body, words)
            """,
            new
            {
                documents = all.Select(one => one.Document).ToArray(),
                places = all.Select(one => one.Number).ToArray(),
                files = all.Select(one => one.Passage.FileId).ToArray(),
                locators = all.Select(one => StoredText.Clean(one.Passage.Locator)).ToArray(),
                headings = all.Select(one => one.Passage.Heading is null ? null : StoredText.Clean(one.Passage.Heading)).ToArray(),
                bodies = all.Select(one => StoredText.Clean(one.Passage.Text)).ToArray(),
                words = all.Select(one => PlacedWords.OfPassage(one.Words, one.Document)).ToArray(),
            });
    }

    public Task PutWordsAsync(IndexRow row, int document)
        => RunAsync("UPDATE search.document SET words = @Words::tsvector WHERE id = @document", new { document, row.Words });

    public Task PutKnownWordsAsync(IReadOnlyCollection<string> words) => RunAsync(
        """
        INSERT INTO search.known_word (folded) SELECT w FROM unnest(@words) AS w
        WHERE NOT EXISTS (SELECT FROM search.known_word k WHERE k.folded = w) ORDER BY w ON CONFLICT DO NOTHING
        """,
        new { words = words.ToArray() });

    public Task RemoveAsync(IReadOnlyCollection<Guid> resourceIds)
        => RunAsync("DELETE FROM search.document WHERE resource_id = ANY (@ids)", new { ids = resourceIds.ToArray() });

    private Task<int> PutSuggestionsAsync((int Document, (short Position, SuggestionKind Kind, string Text, string Folded, string Words) Row)[] offered) => RunAsync(
        """
        INSERT INTO search.suggestion (document, position, kind, text, folded, words)
        SELECT s.document, s.position, s.kind, s.text, s.folded, s.words::tsvector
        FROM unnest(@documents, @positions, @kinds, @texts, @folded, @words) AS s(document, position, kind, text, folded, words)
        """,
        new
        {
            documents = offered.Select(offer => offer.Document).ToArray(),
            positions = offered.Select(offer => offer.Row.Position).ToArray(),
            kinds = offered.Select(offer => (short)offer.Row.Kind).ToArray(),
            texts = offered.Select(offer => offer.Row.Text).ToArray(),
            folded = offered.Select(offer => offer.Row.Folded).ToArray(),
            words = offered.Select(offer => offer.Row.Words).ToArray(),
        });

    private Task<int> RunAsync(string sql, object values) => connection.ExecuteAsync(Command(sql, values));

    private CommandDefinition Command(string sql, object values) => new(sql, values, transaction, cancellationToken: cancellation);
}
