namespace OerPortal.Cms.Jobs;

/// <summary>What background work waits, runs and has failed, for operators.</summary>
public interface IJobOverview
{
    Task<IReadOnlyList<JobSummary>> SummariseAsync(CancellationToken cancellation);

    Task<IReadOnlyList<FailedJob>> FailedAsync(int count, CancellationToken cancellation);

    /// <summary>Gives a failed job its attempts back. False when there is no such failed job.</summary>
    Task<bool> RetryAsync(Guid jobId, CancellationToken cancellation);
}

/// <param name="Type">The job's class name.</param>
/// <param name="Oldest">When the oldest waiting one was queued, or null.</param>
public sealed record JobSummary(string Type, int Waiting, int Running, int Failed, DateTimeOffset? Oldest);

public sealed record FailedJob(Guid Id, string Type, string Payload, int Attempts, string Error, DateTimeOffset FailedAt);
