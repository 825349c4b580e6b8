namespace OerPortal.Ingest;

/// <summary>Archives in the hands of a worker, member by member, for modules that take in what lies in them. Asks no rights.</summary>
public interface IArchives
{
    /// <summary>A ready file. Null when it is not ready, or no archive.</summary>
    /// <exception cref="FileRefusedException">It breaks a rule.</exception>
    Task<IOpenArchive?> OpenAsync(Guid fileId, CancellationToken cancellation);

    /// <summary>A file of this machine. Null when it is no archive.</summary>
    /// <inheritdoc cref="OpenAsync(Guid, CancellationToken)" path="/exception"/>
    Task<IOpenArchive?> OpenAsync(string path, CancellationToken cancellation);
}

/// <summary>Closed by disposing it: then the worker is free for another file.</summary>
public interface IOpenArchive : IAsyncDisposable
{
    /// <summary>In their order, without folders.</summary>
    IReadOnlyList<ArchiveMember> Members { get; }

    /// <summary>What a course (a cartridge, a Moodle backup) says lies where; null when the archive is none. Only entries of its members have one.</summary>
    /// <exception cref="FileRefusedException">It breaks a rule.</exception>
    Task<FileContents?> CourseAsync(CancellationToken cancellation);

    /// <summary>Unpacked while it is read, asynchronously and from beginning to end.</summary>
    /// <returns>Reading throws <see cref="FileRefusedException"/> where the bytes are not what the archive said.</returns>
    Stream Open(ArchiveMember member);
}

/// <param name="Name">Its path in the archive, with <c>/</c>; safe.</param>
/// <param name="Length">Bytes when unpacked.</param>
public sealed record ArchiveMember(string Name, long Length);
