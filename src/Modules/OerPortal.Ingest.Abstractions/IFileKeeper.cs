namespace OerPortal.Ingest;

/// <summary>
/// Says which files its rows refer to. Implemented by every module that holds uploads (<see cref="IUploadHolder"/>) or refers to files: what no
/// module keeps, a deleted draft's files for instance, is taken away. Of all sites; asks no rights. Register as scoped.
/// </summary>
public interface IFileKeeper
{
    /// <summary>Kinds of holders (the part before the colon) of which this module knows all; files of other kinds are never swept.</summary>
    IReadOnlyCollection<string> HolderKinds { get; }

    /// <summary>Those that a row refers to.</summary>
    Task<IReadOnlySet<Guid>> KeptAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation);

    /// <summary>Those that still take in what is uploaded for them.</summary>
    /// <param name="holders">For example <c>draft:k3jd92kf0a</c>.</param>
    Task<IReadOnlySet<string>> AwaitingAsync(IReadOnlyCollection<string> holders, CancellationToken cancellation);
}
