using Npgsql;
using OerPortal.Cms.Data;

namespace OerPortal.Ingest.Pipeline;

/// <summary>One worker a file, over all instances.</summary>
public sealed class FileLocks(NpgsqlDataSource database)
{
    /// <returns>Null when another worker has it; else dispose it to let go.</returns>
    public Task<IAsyncDisposable?> TryTakeAsync(Guid fileId, CancellationToken cancellation)
    {
        var bytes = fileId.ToByteArray();
        return AdvisoryLock.TryTakeAsync(database, BitConverter.ToInt64(bytes, 8) ^ BitConverter.ToInt64(bytes, 0), cancellation);
    }
}
