namespace OerPortal.Ingest;

/// <summary>Readable publications derived from ready EPUB, PDF and office files. Asks no rights.</summary>
public interface IPublications
{
    /// <summary>Null when the file is not ready or cannot be read.</summary>
    Task<Publication?> FindAsync(Guid fileId, CancellationToken cancellation);

    /// <summary>A member of an EPUB by its path inside the container, sanitised; null when there is none.</summary>
    Task<PublicationMember?> FindMemberAsync(Guid fileId, string path, CancellationToken cancellation);

    /// <summary>The bytes of a member or of the whole repacked PDF (<see cref="Publication.Document"/>), seekable.</summary>
    Task<Stream> OpenAsync(PublicationMember member, CancellationToken cancellation);
}

/// <param name="Kind">How it is read: <see cref="FileKind.Epub"/> or <see cref="FileKind.Pdf"/>, the latter also for pages of office files.</param>
/// <param name="ManifestJson">Readium Web Publication Manifest, links relative to the publication's base address.</param>
/// <param name="PositionsJson">Readium positions list.</param>
/// <param name="Document">The repacked PDF, or the pages of an office file; null for EPUB.</param>
/// <param name="HasFirstPageImage">Whether <c>/tep/{id}/trang-1</c> answers.</param>
public sealed record Publication(Guid FileId, FileKind Kind, string ManifestJson, string PositionsJson, PublicationMember? Document, bool HasFirstPageImage);

/// <param name="Length">Bytes as stored, that is after <see cref="ContentEncoding"/>.</param>
/// <param name="ContentEncoding"><c>gzip</c> or null.</param>
/// <param name="ETag">Strong, with quotes.</param>
public sealed record PublicationMember(string Path, string MediaType, string BlobSha256, long Offset, long Length, string? ContentEncoding, string ETag);
