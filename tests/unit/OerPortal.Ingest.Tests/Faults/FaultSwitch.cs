namespace OerPortal.Ingest.Tests.Faults;

/// <summary>How a call goes wrong.</summary>
public enum Fault
{
    /// <summary>It fails before anything has happened.</summary>
    Refused,

    /// <summary>It does its work, and the answer is lost: the caller cannot know.</summary>
    AnswerLost,

    /// <summary>The process is killed: this call never returns, nor does any other.</summary>
    Killed,
}

/// <summary>Counts the calls that leave a portal (to files, database, scanner, client) and spoils the n-th.</summary>
internal sealed class FaultSwitch(Fault fault, int at)
{
    private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;
    private volatile bool _isArmed;

    /// <summary>Ends when the n-th call came.</summary>
    public Task Struck => _struck.Task;

    /// <summary>Calls so far.</summary>
    public int Calls => _calls;

    /// <summary>Whether the fault is the process's end.</summary>
    public bool Kills => fault == Fault.Killed;

    /// <summary>Whether the process counts as killed.</summary>
    public bool IsDead => Kills && _struck.Task.IsCompleted;

    /// <summary>Calls count from now on.</summary>
    public void Arm() => _isArmed = true;

    /// <summary>No call counts any more, and none goes wrong; the killed stay dead.</summary>
    public void Disarm() => _isArmed = false;

    /// <summary>Says whether this call goes wrong, and how.</summary>
    public Fault? Next()
    {
        if (IsDead)
            return Fault.Killed;
        if (!_isArmed || Interlocked.Increment(ref _calls) != at)
            return null;
        _struck.TrySetResult();
        return fault;
    }

    /// <summary>Makes a call under the switch.</summary>
    public async Task<T> CallAsync<T>(Func<Task<T>> call, string what)
    {
        var verdict = Next();
        if (verdict == Fault.Killed)
            await Forever();
        if (verdict == Fault.Refused)
            throw new IOException($"Fault before {what}");
        var answer = await call();
        if (IsDead)
            await Forever();
        if (verdict != Fault.AnswerLost)
            return answer;
        if (answer is IDisposable disposable)
            disposable.Dispose();
        throw new IOException($"Fault after {what}");
    }

    /// <summary>What a killed process does next. Nothing behind it runs, not even a finally.</summary>
    public static Task Forever() => Task.Delay(Timeout.Infinite);
}
