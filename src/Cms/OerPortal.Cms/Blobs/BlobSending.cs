using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Blobs;

/// <summary>
/// Sends what has arrived to the bucket, some at a time, and takes it away from here when it is there. While the bucket is away everything
/// waits, and goes on by itself. One instance does so at a time.
/// </summary>
internal sealed class BlobSending(BlobLocations locations, BlobCarriage carriage, NpgsqlDataSource database, ILogger<BlobSending> log) : TirelessService(log)
{
    internal const long Turn = 0x6F65726273656E64;
    private const int AtOnce = 4;
    private static readonly CarryingWay How = new(IsSentAgain: true, IsReadBack: false, DeletesSource: true);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenAway = TimeSpan.FromSeconds(5);

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (true)
        {
            var pause = Look;
            try
            {
                await SendAsync(stopping);
            }
            catch (BlobStoreAwayException)
            {
                // Said once, where it was noticed.
                pause = WhenAway;
            }

            await Task.Delay(pause, stopping);
        }
    }

    /// <summary>Sends all that waits now.</summary>
    /// <exception cref="BlobStoreAwayException">The bucket does not answer; what was not sent waits.</exception>
    internal async Task SendAsync(CancellationToken cancellation)
    {
        if (!await locations.Waiting.ListAsync(cancellation).AnyAsync(cancellation))
            return;
        await using var turn = await AdvisoryLock.TryTakeAsync(database, Turn, cancellation);
        if (turn is null)
            return;
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(locations.Waiting.ListAsync(cancellation), how, async (blob, token) =>
        {
            if (await carriage.CarryAsync(locations.Waiting, locations.Bucket!, blob, How, token) != Carried.Damaged)
                return;
            log.LogError("Blob {Blob} was damaged on this machine before it could be sent, and was set aside.", blob.Sha256);
            await locations.Waiting.SetAsideAsync(blob.Sha256, token);
        });
    }
}
