using OerPortal.Ingest;

namespace OerPortal.Reading.Data;

/// <summary>Who may read a file: asks every module whose rows refer to files, as <see cref="IFileAccess"/> demands.</summary>
internal sealed class FileRights(IEnumerable<IFileAccess> keepers)
{
    public Task<FileRight> RightToAsync(Guid fileId, CancellationToken cancellation) => keepers.WidestAsync(fileId, cancellation);
}
