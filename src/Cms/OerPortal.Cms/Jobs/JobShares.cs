namespace OerPortal.Cms.Jobs;

/// <summary>How many workers each person's jobs have in this process.</summary>
/// <param name="most">That one person may have.</param>
internal sealed class JobShares(int most) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, int> _taken = [];

    /// <summary>Workers ask one after the other, so that two never take a person's last share together.</summary>
    /// <param name="lease">Takes a job, given whose jobs are passed over.</param>
    internal async Task<LeasedJob?> LeaseAsync(Func<Guid[], Task<LeasedJob?>> lease, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var job = await lease(Served());
            Count(job, 1);
            return job;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The job's worker is free again.</summary>
    internal void GiveBack(LeasedJob job) => Count(job, -1);

    public void Dispose() => _turn.Dispose();

    private Guid[] Served()
    {
        lock (_lock)
            return [.. _taken.Where(t => t.Value >= most).Select(t => t.Key)];
    }

    private void Count(LeasedJob? job, int by)
    {
        if (job?.PersonId is not { } person)
            return;
        lock (_lock)
        {
            _taken[person] = _taken.GetValueOrDefault(person) + by;
            if (_taken[person] == 0)
                _taken.Remove(person);
        }
    }
}
