namespace OerPortal.Cms.Jobs;

/// <summary>Queues work outside a module's own transaction, and recurring work.</summary>
public interface IJobs
{
    Task EnqueueAsync(IJob job, JobOptions? how, CancellationToken cancellation);
}

/// <summary>Work that one instance at a time does again and again; register as a singleton.</summary>
/// <param name="Every">Pause between two runs, counted from the start of the run.</param>
public sealed record RecurringJob(IJob Job, TimeSpan Every);
