namespace OerPortal.Cms.Jobs;

/// <summary>What background work waits, runs and has failed, for operators. Times are the database's.</summary>
public interface IJobOverview
{
    /// <summary>Every lane, also an empty one, in the order in which they are served.</summary>
    Task<IReadOnlyList<LaneSummary>> LanesAsync(CancellationToken cancellation);

    Task<IReadOnlyList<JobSummary>> SummariseAsync(CancellationToken cancellation);

    Task<IReadOnlyList<RunningJob>> RunningAsync(int count, CancellationToken cancellation);

    /// <summary>Jobs and events that are tried no more, the latest first.</summary>
    Task<IReadOnlyList<FailedWork>> FailedAsync(int count, CancellationToken cancellation);

    /// <summary>Gives failed work its attempts back. False when there is no such failed work.</summary>
    Task<bool> RetryAsync(Guid id, CancellationToken cancellation);

    /// <summary>Removes failed work. False when there is no such failed work.</summary>
    Task<bool> DropAsync(Guid id, CancellationToken cancellation);
}

/// <param name="Due">Jobs whose time has come and that wait for a worker.</param>
/// <param name="Later">Jobs that wait for their time.</param>
/// <param name="OldestDue">How long the first of them has been due; null when none is.</param>
public sealed record LaneSummary(JobLane Lane, int Due, int Later, int Running, TimeSpan? OldestDue);

/// <param name="Type">The job's class name.</param>
/// <param name="Oldest">When the oldest waiting one was queued, or null.</param>
public sealed record JobSummary(string Type, int Waiting, int Running, int Failed, DateTimeOffset? Oldest);

/// <param name="Percent">As the job reports it.</param>
/// <param name="Waiting">How long it has been in the queue altogether.</param>
public sealed record RunningJob(string Type, int Percent, int Attempt, TimeSpan Waiting);

/// <param name="IsEvent">An event that a handler could not take, rather than a job.</param>
/// <param name="At">When it was tried last.</param>
public sealed record FailedWork(Guid Id, bool IsEvent, string Type, string Payload, int Attempts, string Error, DateTimeOffset At);
