using Microsoft.Extensions.Logging;

namespace OerPortal.Cms.Jobs;

/// <summary>Renews a lease while work goes on, and stops the work when the lease was lost to another worker.</summary>
internal sealed class LeaseKeeping : IAsyncDisposable
{
    private readonly CancellationTokenSource _lost;
    private readonly Task _keeping;

    /// <param name="renew">False when the lease is somebody else's by now.</param>
    /// <param name="what">For the log.</param>
    internal LeaseKeeping(TimeSpan leaseTime, Func<CancellationToken, Task<bool>> renew, string what, ILogger log, CancellationToken stopping)
    {
        _lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _keeping = KeepAsync(leaseTime / 4, renew, what, log);
    }

    /// <summary>Ends when the work must stop.</summary>
    internal CancellationToken Token => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _lost.CancelAsync();
        await _keeping;
        _lost.Dispose();
    }

    private async Task KeepAsync(TimeSpan pause, Func<CancellationToken, Task<bool>> renew, string what, ILogger log)
    {
        try
        {
            while (true)
            {
                await Task.Delay(pause, _lost.Token);
                if (await renew(_lost.Token))
                    continue;
                log.LogWarning("{Work} lost its lease; stopping this run", what);
                await _lost.CancelAsync();
                return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or Npgsql.NpgsqlException or TimeoutException)
        {
            // The run is over, or the database is away and the lease will run out by itself.
        }
    }
}
