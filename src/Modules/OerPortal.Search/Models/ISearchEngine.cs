namespace OerPortal.Search.Models;

/// <summary>
/// Where resources are indexed and found. The contract tests hold every engine to the same answers; analysis, query parsing and highlighting
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

    /// <summary>Puts resources into the index or replaces them, each as one change; those of which the index has seen a newer one are left.</summary>
    /// <param name="entries">Of each resource one.</param>
    Task PutAsync(IReadOnlyList<SearchEntry> entries, CancellationToken cancellation);

    /// <summary>Forgets the text of all other files of the resource at once; what else is known of it follows when it is put anew.</summary>
    Task KeepFilesAsync(Guid resourceId, IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation);

    /// <summary>Takes a resource out, unless the index has seen a newer change; one that is not there is no error.</summary>
    /// <param name="number">Of the catalogue's change that took it away.</param>
    Task RemoveAsync(Guid resourceId, long number, CancellationToken cancellation);

    /// <summary>Takes out what was not put since: after a rebuild, what the catalogue does not know.</summary>
    /// <param name="since">UTC, by the database's clock.</param>
    Task RemoveNotShownSinceAsync(DateTime since, CancellationToken cancellation);

    /// <summary>Ids of everything in the index.</summary>
    Task<IReadOnlyList<Guid>> IndexedAsync(CancellationToken cancellation);
}
