namespace OerPortal.Ingest;

/// <summary>The files of the portal. Asks no rights: callers decide by the row that refers to the file.</summary>
public interface IFiles
{
    Task<FileFacts?> FindAsync(Guid fileId, CancellationToken cancellation);

    Task<IReadOnlyList<FileFacts>> FindManyAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation);

    /// <summary>All files of a holder, oldest first, whatever their state.</summary>
    Task<IReadOnlyList<FileFacts>> OfHolderAsync(string holder, CancellationToken cancellation);

    /// <summary>All ready files whose original has one of these hashes, at whatever site.</summary>
    Task<IReadOnlyList<FileFacts>> WithSameBytesAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellation);

    /// <summary>The text of a ready file in reading order, for search.</summary>
    IAsyncEnumerable<Passage> PassagesAsync(Guid fileId, CancellationToken cancellation);

    /// <summary>Takes a file from inside the portal (recipes, imports) through the same quarantine, scan and derivation as an upload.</summary>
    /// <exception cref="NoRoomException">The disk is full, or the person or school has used up its room.</exception>
    Task<Guid> AcceptAsync(NewFile file, Stream content, CancellationToken cancellation);

    /// <summary>Removes a file that nothing refers to any more. Running work on it ends cleanly.</summary>
    Task RemoveAsync(Guid fileId, CancellationToken cancellation);
}

public sealed record NewFile(Guid SiteId, Guid OwnerId, string Holder, string Name);
