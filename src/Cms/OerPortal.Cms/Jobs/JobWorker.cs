using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;

namespace OerPortal.Cms.Jobs;

/// <summary>
/// A few workers (<c>Jobs:Lanes</c>, by default one a core and one more) that each do one job at a time. The first takes no upkeep,
/// and one person's jobs leave a worker to the others.
/// </summary>
internal sealed class JobWorker(JobQueue queue, JobRun run, WorkSignal signal, IConfiguration configuration, ILogger<JobWorker> log) : TirelessService(log)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        var workers = Math.Max(2, configuration.GetValue("Jobs:Lanes", Math.Clamp(Environment.ProcessorCount, 2, 8) + 1));
        using var shares = new JobShares(workers - 1);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(i => KeepAsync(to => WorkAsync(i == 0 ? JobLane.Ordinary : JobLane.Upkeep, shares, to), stopping)));
    }

    private async Task WorkAsync(JobLane upTo, JobShares shares, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var next = signal.Next;
            while (await shares.LeaseAsync(passed => queue.LeaseAsync(upTo, passed, stopping), stopping) is { } job)
            {
                try
                {
                    await run.RunAsync(job, stopping);
                }
                finally
                {
                    shares.GiveBack(job);
                }
            }
            await IWorkSignal.WaitAsync(next, Poll, stopping);
        }
    }
}
