namespace OerPortal.Cms.Jobs;

/// <summary>Does one kind of background work, in its own scope. It may be stopped and run again at any point, so running it twice must change nothing.</summary>
public interface IJobHandler<in TJob>
    where TJob : IJob
{
    Task RunAsync(TJob job, IJobProgress progress, CancellationToken cancellation);
}

/// <summary>What a running job can say about itself.</summary>
public interface IJobProgress
{
    /// <summary>Attempt number, starting at 1.</summary>
    int Attempt { get; }

    /// <param name="percent">0 to 100.</param>
    Task ReportAsync(int percent, CancellationToken cancellation);
}

/// <summary>Thrown by a handler to run again after a pause without counting as a failed attempt (an outage elsewhere, not a fault of the job).</summary>
public sealed class JobPostponedException(TimeSpan delay, string reason) : Exception(reason)
{
    public TimeSpan Delay { get; } = delay;
}
