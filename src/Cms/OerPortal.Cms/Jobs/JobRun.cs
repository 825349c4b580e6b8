using System.Text.Json;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Data;
using OerPortal.Cms.Diagnostics;

namespace OerPortal.Cms.Jobs;

/// <summary>Runs one leased job to its end: done, failed, or postponed.</summary>
internal sealed class JobRun(IEnumerable<JobSubscription> subscriptions, JobQueue queue, SystemScope system, ILogger<JobRun> log)
{
    private readonly Dictionary<string, JobSubscription> _byType = subscriptions.ToDictionary(s => s.Job.FullName!);

    internal async Task RunAsync(LeasedJob job, CancellationToken stopping)
    {
        var name = job.Type.Split(',')[0];
        using var step = PortalTrace.Continue($"job {name[(name.LastIndexOf('.') + 1)..]}", job.Trace);
        step?.SetTag("oer.job.id", job.Id).SetTag("oer.job.attempt", job.Attempts);
        await using var lease = new LeaseKeeping(JobQueue.LeaseTime, renewing => queue.RenewAsync(job, renewing), name, log, stopping);
        try
        {
            await HandleAsync(job, lease.Token);
            await queue.FinishAsync(job, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await queue.PostponeAsync(job, TimeSpan.Zero, "The portal was stopped.", CancellationToken.None);
        }
        catch (JobPostponedException postponed)
        {
            await queue.PostponeAsync(job, postponed.Delay, postponed.Message, CancellationToken.None);
        }
        catch (BlobStoreAwayException away)
        {
            await queue.PostponeAsync(job, BlobStoreAwayException.Pause, away.Message, CancellationToken.None);
        }
        catch (Exception e)
        {
            step.Fail(e);
            log.LogError(e, "{Job} failed (attempt {Attempt} of {Max})", name, job.Attempts, job.MaxAttempts);
            await queue.FailAsync(job, e.Message, CancellationToken.None);
        }
    }

    private async Task HandleAsync(LeasedJob job, CancellationToken cancellation)
    {
        if (!_byType.TryGetValue(job.Type.Split(',', 2)[0], out var subscription))
            throw new InvalidOperationException($"No module handles {job.Type}.");
        var content = (IJob)JsonSerializer.Deserialize(job.Payload, subscription.Job, JsonSerializerOptions.Web)!;
        await using var scope = system.Open(job.SiteId);
        await subscription.Run(scope.ServiceProvider, content, new Progress(queue, job), cancellation);
    }

    private sealed class Progress(JobQueue queue, LeasedJob job) : IJobProgress
    {
        public int Attempt => job.Attempts;

        public Task ReportAsync(int percent, CancellationToken cancellation) => queue.ReportAsync(job, Math.Clamp(percent, 0, 100), cancellation);
    }
}
