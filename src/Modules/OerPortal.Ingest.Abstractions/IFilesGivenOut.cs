namespace OerPortal.Ingest;

/// <summary>Files as the current person may take them along: a picture without what its camera wrote into it, and nothing that is not theirs.</summary>
public interface IFilesGivenOut
{
    /// <summary>Null for what is not ready and for what the person may not have.</summary>
    Task<FileGivenOut?> FindAsync(Guid fileId, CancellationToken cancellation);

    /// <exception cref="Cms.Blobs.BlobUnavailableException">It is missing or damaged.</exception>
    Task<Stream> OpenAsync(FileGivenOut file, CancellationToken cancellation);
}

/// <param name="Name">With the ending of what it is.</param>
/// <param name="Length">Bytes.</param>
/// <param name="IsOwners">Whether the person who asks has sent it.</param>
/// <param name="IsShown">Whether pages play or show it whole.</param>
public sealed record FileGivenOut(string Name, string MediaType, string Sha256, long Length, FileRight Right, bool IsOwners, bool IsShown);
