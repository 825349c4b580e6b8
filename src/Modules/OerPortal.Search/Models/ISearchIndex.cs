namespace OerPortal.Search.Models;

/// <summary>An engine with the index that it finds in. It is a copy, and can be made anew from the catalogue's record.</summary>
public interface ISearchIndex : ISearchEngine
{
    /// <summary>Puts resources into the index or replaces them, each as one change; those of which the index has seen a newer one are left.</summary>
    /// <param name="entries">Of each resource one.</param>
    /// <exception cref="IndexUnavailableException">The index is somewhere else, and does not answer.</exception>
    Task PutAsync(IReadOnlyList<SearchEntry> entries, CancellationToken cancellation);

    /// <summary>Forgets the text of all other files of the resource at once; what else is known of it follows when it is put anew.</summary>
    Task KeepFilesAsync(Guid resourceId, IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation);

    /// <summary>Takes a resource out, unless the index has seen a newer change; one that is not there is no error.</summary>
    /// <param name="number">Of the catalogue's change that took it away.</param>
    Task RemoveAsync(Guid resourceId, long number, CancellationToken cancellation);

    /// <summary>Ids of everything in the index.</summary>
    Task<IReadOnlyList<Guid>> IndexedAsync(CancellationToken cancellation);

    /// <summary>Makes sure that there is an index.</summary>
    /// <returns>Whether there was none, so that everything has to be put into it.</returns>
    Task<bool> PrepareAsync(CancellationToken cancellation);

    /// <summary>Begins to make everything anew, or goes on with it; people go on searching in what there is.</summary>
    /// <param name="beganAt">UTC, by the database's clock; names the rebuild.</param>
    /// <returns>Where a rebuild puts what it reads.</returns>
    Task<ISearchIndex> BeginRebuildAsync(DateTime beganAt, CancellationToken cancellation);

    /// <summary>Everything was put anew: what was not is gone from now on.</summary>
    Task EndRebuildAsync(DateTime beganAt, CancellationToken cancellation);
}

/// <summary>The index does not answer for a while; what was asked of it can be tried again.</summary>
public sealed class IndexUnavailableException(string reason, Exception? inner = null) : Exception(reason, inner);
