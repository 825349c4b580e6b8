using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>
/// Writes resources, each whole or not at all: many short ones at once, a long text by itself and a portion at a time. Two writers of the
/// same resource take turns.
/// </summary>
internal sealed class IndexWriter(NpgsqlDataSource data, Combinations combinations)
{
    private const int MostAtOnce = 100;
    private const int MostCharacters = 1 << 20;
    private const int MostWritten = 200_000;

    // Known words that are in their table: nobody takes one out of it.
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);

    // While two portions are written the words of the next are read.
    private static readonly ParallelOptions SideBySide = new() { MaxDegreeOfParallelism = 3 };

    public async Task PutAsync(IReadOnlyList<SearchEntry> entries, CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(ReadAsync(entries, cancellation), SideBySide, async (rows, _) => await WriteAsync(rows, rest: null, cancellation));
        await EmptyListsAsync(cancellation);
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
        var tables = new IndexTables(connection, transaction, cancellation);
        await tables.RemoveAsync([.. await tables.NewerAsync([(resourceId, number)])]);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Takes out what was not put since then. The planner learns at once what all that was written looks like: searches cannot wait until upkeep passes.</summary>
    public async Task RemoveNotShownSinceAsync(DateTime since, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            DELETE FROM search.document d WHERE NOT EXISTS (SELECT FROM search.shown s WHERE s.resource_id = d.resource_id AND s.shown_at >= @since);
            ANALYZE search.document, search.passage, search.combination, search.suggestion, search.known_word;
            """,
            new { since },
            commandTimeout: 0,
            cancellationToken: cancellation));
    }

    public async Task<IReadOnlyList<Guid>> IndexedAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<Guid>(new CommandDefinition("SELECT resource_id FROM search.document", cancellationToken: cancellation))];
    }

    // Entries that wait for their index are found by reading through all of them: see migrations 0005 and 0015. The two large lists side by side.
    private Task EmptyListsAsync(CancellationToken cancellation) => Task.WhenAll(
        EmptyListsAsync(["search.document_words_idx"], cancellation),
        EmptyListsAsync(["search.passage_words_idx", "search.suggestion_words_idx", "search.suggestion_likeness_idx"], cancellation));

    private async Task EmptyListsAsync(string[] indexes, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "SET LOCAL synchronous_commit = off; SET LOCAL maintenance_work_mem = '96MB'; SELECT gin_clean_pending_list(i::regclass) FROM unnest(@indexes) AS i",
            new { indexes },
            transaction,
            cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Short texts, as many as are written at once; long ones are written on the way.</summary>
    private async IAsyncEnumerable<List<IndexRow>> ReadAsync(IReadOnlyList<SearchEntry> entries, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = new List<IndexRow>();
        var characters = 0;
        foreach (var entry in entries)
        {
            await using var portions = PassagePortion.CutAsync(entry.Passages, cancellation).GetAsyncEnumerator(cancellation);
            await portions.MoveNextAsync();
            var row = new IndexRow(entry.Document, portions.Current);
            if (!row.Portion.IsLast)
            {
                await PutLongAsync(row, portions, cancellation);
                continue;
            }

            rows.Add(row);
            characters += row.Document.Description.Length + row.Portion.Passages.Sum(passage => passage.Text.Length);
            if (rows.Count < MostAtOnce && characters < MostCharacters) continue;
            yield return rows;
            (rows, characters) = ([], 0);
        }

        if (rows.Count > 0) yield return rows;
    }

    /// <summary>The document's own row gets its words in the end.</summary>
    private Task PutLongAsync(IndexRow row, IAsyncEnumerator<PassagePortion> portions, CancellationToken cancellation) => WriteAsync(
        [row],
        async (tables, numbers) =>
        {
            while (await portions.MoveNextAsync())
            {
                row.Take(portions.Current);
                await tables.PutPassagesAsync([row], numbers);
            }

            await tables.PutWordsAsync(row, numbers[row.Document.ResourceId]);
        },
        cancellation);

    /// <param name="rest">What follows the first portion of the rows that are written.</param>
    private async Task WriteAsync(List<IndexRow> rows, Func<IndexTables, IReadOnlyDictionary<Guid, int>, Task>? rest, CancellationToken cancellation)
    {
        var known = await combinations.NumbersAsync([.. rows.Select(row => row.Document.Facets)], cancellation);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var tables = new IndexTables(connection, transaction, cancellation);
        var newer = await tables.NewerAsync(rows.Select(row => (row.Document.ResourceId, row.Document.Number)));
        if (newer.Count == 0) return;
        var wanted = rows.Zip(known).Where(pair => newer.Contains(pair.First.Document.ResourceId)).ToArray();
        var those = wanted.Select(pair => pair.First).ToArray();
        var numbers = await tables.PutDocumentsAsync(those, [.. wanted.Select(pair => pair.Second)]);
        await tables.PutPartsAsync(those, numbers);
        if (rest is not null) await rest(tables, numbers);
        string[] words = [.. those.SelectMany(row => row.Known).Where(word => !_written.ContainsKey(word)).Distinct(StringComparer.Ordinal)];
        if (words.Length > 0) await tables.PutKnownWordsAsync(words);
        await transaction.CommitAsync(cancellation);
        if (_written.Count > MostWritten) _written.Clear();
        foreach (var word in words) _written.TryAdd(word, true);
    }
}
