using Npgsql;
using OerPortal.Search.Answering;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>The engine every installation has: nothing but the portal's own database.</summary>
internal sealed class PostgresEngine(
    NpgsqlDataSource data, FacetCounter counter, SuggestionFinder suggestions, PassageFinder passages, IndexWriter index, SearchTurns turns)
    : ISearchIndex
{
    public Task<SearchResult> FindAsync(SearchRequest request, CancellationToken cancellation) =>
        turns.RunAsync(
            async limited =>
            {
                await using var connection = await data.OpenConnectionAsync(limited);
                return await Answer.FindAsync(request, new IndexReading(connection, counter, Reader.Of(request)), limited);
            },
            cancellation);

    public Task<IReadOnlyList<Suggestion>> SuggestAsync(string? typed, Access access, int count, CancellationToken cancellation) =>
        turns.RunAsync(limited => suggestions.FindAsync(typed, access, count, limited), cancellation);

    public Task<IReadOnlyList<PassageHit>> InsideAsync(Guid resourceId, string? text, int count, CancellationToken cancellation) =>
        turns.RunAsync(limited => passages.InsideAsync(resourceId, text, count, limited), cancellation);

    public Task PutAsync(IReadOnlyList<SearchEntry> entries, CancellationToken cancellation) => index.PutAsync(entries, cancellation);

    public Task KeepFilesAsync(Guid resourceId, IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation) => index.KeepFilesAsync(resourceId, fileIds, cancellation);

    public Task RemoveAsync(Guid resourceId, long number, CancellationToken cancellation) => index.RemoveAsync(resourceId, number, cancellation);

    public Task<IReadOnlyList<Guid>> IndexedAsync(CancellationToken cancellation) => index.IndexedAsync(cancellation);

    public Task<bool> PrepareAsync(CancellationToken cancellation) => Task.FromResult(false);

    /// <summary>In place: each resource is replaced where it stands.</summary>
    public Task<ISearchIndex> BeginRebuildAsync(DateTime beganAt, CancellationToken cancellation) => Task.FromResult<ISearchIndex>(this);

    public Task EndRebuildAsync(DateTime beganAt, CancellationToken cancellation) => index.RemoveNotShownSinceAsync(beganAt, cancellation);
}
