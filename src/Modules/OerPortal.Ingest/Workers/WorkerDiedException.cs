namespace OerPortal.Ingest.Workers;

/// <summary>Why a worker came to its end with a file in hand.</summary>
internal enum WorkerDeath
{
    /// <summary>By itself.</summary>
    Crashed,

    /// <summary>Somebody else has ended it, and not for want of memory.</summary>
    Killed,

    /// <summary>It took longer than the file may.</summary>
    Time,

    /// <summary>It needed more memory than the file may.</summary>
    Memory,

    /// <summary>It wrote more than the file may.</summary>
    Written,

    /// <summary>It said what no worker says.</summary>
    Untrue,
}

/// <summary>The worker is gone and with it what it was doing; the portal and other files have lost nothing.</summary>
internal sealed class WorkerDiedException(WorkerDeath death, string detail) : Exception($"A worker process ended ({death}): {detail}")
{
    public WorkerDeath Death { get; } = death;

    /// <summary>Whether another try would most likely end alike.</summary>
    public bool IsLimit => Death is not (WorkerDeath.Crashed or WorkerDeath.Killed);
}

/// <summary>No worker can be started here: the system's fault and no file's.</summary>
internal sealed class NoWorkerException(string reason) : Exception(reason);
