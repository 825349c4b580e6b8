namespace OerPortal.Cms.Blobs;

/// <summary>
/// Immutable files by their SHA-256 (64 lower-case hex digits). Knowing a hash gives no right to a file: ask the row that refers to it first.
/// Where they are kept elsewhere, anything but taking one in may throw <see cref="BlobStoreAwayException"/>.
/// </summary>
public interface IBlobStore
{
    /// <summary>Stores the stream durably; the same bytes twice are one blob.</summary>
    Task<Blob> PutAsync(Stream content, CancellationToken cancellation);

    /// <summary>Takes over a file below <see cref="PortalFolders.Temp"/> without copying where possible. The file is gone afterwards.</summary>
    /// <param name="knownSha256">The hash when the caller computed it while writing, else null.</param>
    Task<Blob> AdoptAsync(string temporaryFile, string? knownSha256, CancellationToken cancellation);

    /// <summary>Opens for reading; the stream is seekable.</summary>
    /// <exception cref="BlobUnavailableException">No such blob.</exception>
    Task<Stream> OpenReadAsync(string sha256, CancellationToken cancellation);

    /// <summary>A part of a blob.</summary>
    /// <exception cref="BlobUnavailableException">No such blob, or it is shorter.</exception>
    Task<Stream> OpenRangeAsync(string sha256, long offset, long length, CancellationToken cancellation);

    /// <summary>A local read-only path for external programs; dispose it when they are done.</summary>
    /// <exception cref="BlobUnavailableException">No such blob.</exception>
    Task<LocalBlob> BorrowLocalAsync(string sha256, CancellationToken cancellation);

    Task<bool> ExistsAsync(string sha256, CancellationToken cancellation);

    /// <summary>Takes a damaged blob out of its place, so that it is missing; its bytes are kept where an operator finds them.</summary>
    Task SetAsideAsync(string sha256, CancellationToken cancellation);

    Task DeleteAsync(string sha256, CancellationToken cancellation);

    /// <summary>All blobs, for sweeping and fixity.</summary>
    IAsyncEnumerable<StoredBlob> ListAsync(CancellationToken cancellation);
}

public sealed record Blob(string Sha256, long Length);

public sealed record StoredBlob(string Sha256, long Length, DateTimeOffset StoredAt);

/// <summary>A blob as a local file. Disposing removes the copy where one had to be made.</summary>
/// <param name="room">Given back when it is disposed.</param>
public sealed class LocalBlob(string path, bool isCopy, IDisposable? room = null) : IDisposable
{
    /// <summary>How copies below <see cref="PortalFolders.Temp"/> are called, for sweeping those of killed processes.</summary>
    public const string Prefix = "borrowed-";

    public string Path { get; } = path;

    public void Dispose()
    {
        if (isCopy)
            File.Delete(Path);
        room?.Dispose();
    }
}
