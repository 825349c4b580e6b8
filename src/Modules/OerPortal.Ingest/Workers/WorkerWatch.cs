using System.Diagnostics;

namespace OerPortal.Ingest.Workers;

/// <summary>Looks several times a second at what a worker uses for its file, and ends it at the first limit: the wall that holds on any system.</summary>
internal sealed class WorkerWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private const int FoldersEvery = 3;

    private readonly WorkerProcess _worker;
    private readonly WorkerLimits _limits;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private readonly Stopwatch _clock = new();
    private readonly TimeSpan _before;

    public WorkerWatch(WorkerProcess worker, WorkerLimits limits)
    {
        _worker = worker;
        _limits = limits;
        _before = worker.Usage().Processor;
        _watching = WatchAsync();
    }

    /// <summary>From here on the clock counts: before, the file waits for the scanner.</summary>
    public void StartClock() => _clock.Start();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)_watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Pause);
        for (var round = 0; await timer.WaitForNextTickAsync(_stop.Token); round++)
        {
            var usage = _worker.Usage();
            if (usage.OwnBytes > _limits.OwnBytes || usage.AllBytes > _limits.AllBytes)
                _worker.Kill(WorkerDeath.Memory);
            else if (usage.Processor - _before > _limits.Processor || _clock.Elapsed > _limits.Time)
                _worker.Kill(WorkerDeath.Time);
            else if (round % FoldersEvery == 0 && Written() > _limits.WrittenBytes)
                _worker.Kill(WorkerDeath.Written);
            else
                continue;
            return;
        }
    }

    private long Written()
    {
        try
        {
            return new DirectoryInfo(_worker.Out).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Sum(f => f.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It changes while it is looked at; the next look counts.
            return 0;
        }
    }
}
