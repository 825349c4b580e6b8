using OerPortal.Ingest;

namespace OerPortal.Reading.Data;

/// <summary>Who may read a file: asks every module whose rows refer to files, as <see cref="IFileAccess"/> demands.</summary>
internal sealed class FileDoor(IEnumerable<IFileAccess> keepers)
{
    public async Task<FileRight> RightToAsync(Guid fileId, CancellationToken cancellation)
    {
        var best = FileRight.None;
        foreach (var keeper in keepers)
        {
            var right = await keeper.RightToAsync(fileId, cancellation);
            best = right > best ? right : best;
            if (best == FileRight.Public)
                break;
        }

        return best;
    }
}
