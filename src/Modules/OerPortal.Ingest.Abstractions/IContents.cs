namespace OerPortal.Ingest;

/// <summary>Lists of archives: ZIPs of files, courses as cartridges and backups. Asks no rights.</summary>
public interface IContents
{
    /// <summary>Null when the file is not ready, or no archive. Files of the list answer at <see cref="FileAddress.Part"/>.</summary>
    Task<FileContents?> FindAsync(Guid fileId, CancellationToken cancellation);
}
