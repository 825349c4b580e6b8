namespace OerPortal.Search.Models;

/// <summary>
/// Where resources are found. The contract tests hold every engine to the same answers; analysis, query parsing and highlighting
/// are shared and not the engine's.
/// </summary>
public interface ISearchEngine
{
    /// <summary>Finds a page of resources. Never fails for what was typed.</summary>
    Task<SearchResult> FindAsync(SearchRequest request, CancellationToken cancellation);

    /// <summary>Titles, people and keywords that continue what was typed, best first.</summary>
    Task<IReadOnlyList<Suggestion>> SuggestAsync(string? typed, Access access, int count, CancellationToken cancellation);

    /// <summary>Places in one resource's text, in reading order. The caller has made sure that the person may see it.</summary>
    Task<IReadOnlyList<PassageHit>> InsideAsync(Guid resourceId, string? text, int count, CancellationToken cancellation);
}
