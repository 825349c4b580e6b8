using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Data;

namespace OerPortal.Cms.Jobs;

/// <summary>A few lanes (<c>Jobs:Lanes</c>, by default one a core) that each do one job at a time.</summary>
internal sealed class JobWorker(JobQueue queue, JobRun run, WorkSignal signal, IConfiguration configuration, ILogger<JobWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lanes = configuration.GetValue("Jobs:Lanes", Math.Clamp(Environment.ProcessorCount, 2, 8));
        return Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => WorkAsync(stoppingToken)));
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                while (await queue.LeaseAsync(stopping) is { } job)
                    await run.RunAsync(job, stopping);
                await IWorkSignal.WaitAsync(next, Poll, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException e)
            {
                log.LogWarning("A job lane cannot reach the database ({Reason}); trying again", e.Message);
                await Task.Delay(Poll, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
