namespace OerPortal.Cms.Data;

/// <summary>Wakes every waiting worker of this instance.</summary>
internal sealed class WorkSignal : IWorkSignal
{
    private TaskCompletionSource _next = NewSource();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, NewSource()).TrySetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
