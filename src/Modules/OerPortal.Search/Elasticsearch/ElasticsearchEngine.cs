using OerPortal.Search.Answering;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;

namespace OerPortal.Search.Elasticsearch;

/// <summary>The engine for portals that outgrow one machine: the same entries, the same questions, other indexes.</summary>
internal sealed class ElasticsearchEngine : ISearchIndex
{
    private readonly Cluster _cluster;
    private readonly Names _names;
    private readonly Combinations _combinations;
    private readonly Generations _generations;
    private readonly IndexWriter _writer;
    private readonly SuggestionFinder _suggestions;
    private readonly PassageFinder _passages;

    /// <param name="only">The indexes it writes into, where these are not all there are.</param>
    private ElasticsearchEngine(Cluster cluster, Names names, Combinations combinations, TimeProvider time, Names? only)
    {
        (_cluster, _names, _combinations) = (cluster, names, combinations);
        _generations = new Generations(cluster, names, time);
        _writer = new IndexWriter(cluster, _generations, combinations, names, only);
        _passages = new PassageFinder(cluster, names);
        _suggestions = new SuggestionFinder(cluster, names);
        Time = time;
    }

    public ElasticsearchEngine(Cluster cluster, Names names, Combinations combinations, TimeProvider time)
        : this(cluster, names, combinations, time, only: null)
    {
    }

    /// <summary>So many hits are ranked at once; of more the best are found tier by tier.</summary>
    public int MostRanked { get; init; } = 20_000;

    private TimeProvider Time { get; }

    public Task<SearchResult> FindAsync(SearchRequest request, CancellationToken cancellation)
        => Answer.FindAsync(request, new IndexReading(_cluster, _names, _combinations, _passages, request, MostRanked), cancellation);

    public Task<IReadOnlyList<Suggestion>> SuggestAsync(string? typed, Access access, int count, CancellationToken cancellation) => _suggestions.FindAsync(typed, access, count, cancellation);

    public Task<IReadOnlyList<PassageHit>> InsideAsync(Guid resourceId, string? text, int count, CancellationToken cancellation) => _passages.InsideAsync(resourceId, text, count, cancellation);

    public Task PutAsync(IReadOnlyList<SearchEntry> entries, CancellationToken cancellation) => _writer.PutAsync(entries, cancellation);

    public Task KeepFilesAsync(Guid resourceId, IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation) => _writer.KeepFilesAsync(resourceId, fileIds, cancellation);

    public Task RemoveAsync(Guid resourceId, long number, CancellationToken cancellation) => _writer.RemoveAsync(resourceId, number, cancellation);

    public Task<IReadOnlyList<Guid>> IndexedAsync(CancellationToken cancellation) => new Inventory(_cluster, _names).ReadAsync(cancellation);

    public Task<bool> PrepareAsync(CancellationToken cancellation) => _generations.PrepareAsync(cancellation);

    public async Task<ISearchIndex> BeginRebuildAsync(DateTime beganAt, CancellationToken cancellation)
    {
        await _generations.BeginAsync(beganAt, cancellation);
        return new ElasticsearchEngine(_cluster, _names, _combinations, Time, _names.Next);
    }

    public Task EndRebuildAsync(DateTime beganAt, CancellationToken cancellation) => _generations.EndAsync(beganAt, cancellation);
}
