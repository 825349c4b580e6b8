using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;

namespace OerPortal.Cms.Jobs;

/// <summary>A few workers (<c>Jobs:Lanes</c>, by default one a core) that each do one job at a time; the first takes no upkeep.</summary>
internal sealed class JobWorker(JobQueue queue, JobRun run, WorkSignal signal, IConfiguration configuration, ILogger<JobWorker> log) : TirelessService(log)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override Task WorkAsync(CancellationToken stopping)
    {
        var workers = Math.Max(2, configuration.GetValue("Jobs:Lanes", Math.Clamp(Environment.ProcessorCount, 2, 8)));
        return Task.WhenAll(Enumerable.Range(0, workers).Select(i => KeepAsync(to => WorkAsync(i == 0 ? JobLane.Ordinary : JobLane.Upkeep, to), stopping)));
    }

    private async Task WorkAsync(JobLane upTo, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var next = signal.Next;
            while (await queue.LeaseAsync(upTo, stopping) is { } job)
                await run.RunAsync(job, stopping);
            await IWorkSignal.WaitAsync(next, Poll, stopping);
        }
    }
}
