using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OerPortal.Cms.Jobs;

/// <summary>
/// A background service that never ends the host: whatever breaks is said once and begun again after a pause. (The framework
/// stops the whole process, with exit code 0, when a background service throws.)
/// </summary>
public abstract class TirelessService(ILogger log) : BackgroundService
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>The pause before the next beginning, given how often it broke in a row.</summary>
    protected virtual TimeSpan PauseAfter(int breaks)
        => TimeSpan.FromTicks(Math.Min(Longest.Ticks, Shortest.Ticks << Math.Min(breaks - 1, 8)));

    /// <summary>Works until the host stops, or returns when there is nothing (more) to do.</summary>
    protected abstract Task WorkAsync(CancellationToken stopping);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start must not wait for what stands before the first await.
        await Task.Yield();
        await KeepAsync(WorkAsync, stoppingToken);
    }

    /// <summary>Begins the work again after each break, until it returns or the host stops.</summary>
    protected async Task KeepAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        var breaks = 0;
        while (!stopping.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                await work(stopping);
                return;
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                breaks = Stopwatch.GetElapsedTime(begun) > Longest ? 1 : breaks + 1;
                Say(e, PauseAfter(breaks));
            }

            await Task.Delay(PauseAfter(breaks), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A database that is away is everybody's trouble and has its own line; anything else is a fault to be looked at.
    private void Say(Exception e, TimeSpan pause)
    {
        if (e is NpgsqlException or TimeoutException)
            log.LogWarning("{Service} cannot reach the database ({Reason}); it goes on in {Pause:0} s.", GetType().Name, e.Message, pause.TotalSeconds);
        else
            log.LogError(e, "{Service} broke off; it begins again in {Pause:0} s.", GetType().Name, pause.TotalSeconds);
    }
}
