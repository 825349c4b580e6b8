namespace OerPortal.Ingest;

/// <summary>Files as they were sent, for work inside the portal. Asks no rights, and is nothing to give out: see <see cref="IFilesGivenOut"/>.</summary>
public interface IOriginals
{
    /// <exception cref="Cms.Blobs.BlobUnavailableException">It is missing or damaged.</exception>
    Task<Stream> OpenAsync(FileFacts file, CancellationToken cancellation);
}
