namespace OerPortal.Ingest;

/// <summary>Lectures as programs export them, for their player. Asks no rights: callers decide by the row that refers to the file.</summary>
public interface ILectures
{
    /// <summary>Null when the file is none, or not ready.</summary>
    Task<Lecture?> FindAsync(Guid fileId, CancellationToken cancellation);

    /// <summary>
    /// A member as it was exported, scripts and all, by its path; where none is called so, the one whose name differs in its case alone. It must be
    /// given out at a host name of the lecture's own and nowhere else.
    /// </summary>
    Task<PublicationMember?> FindMemberAsync(Guid fileId, string path, CancellationToken cancellation);

    /// <summary>Its bytes, seekable.</summary>
    Task<Stream> OpenAsync(PublicationMember member, CancellationToken cancellation);
}
