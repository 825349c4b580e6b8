namespace OerPortal.Cms.Blobs;

/// <summary>Room on the local disk for copies that programs work on: whoever finds none waits until some is given back.</summary>
/// <param name="most">Bytes. One copy that is larger than all of it has it alone.</param>
internal sealed class WorkingRoom(long most)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _taken;

    /// <summary>Dispose what is returned to give the room back.</summary>
    public async Task<IDisposable> TakeAsync(long bytes, CancellationToken cancellation)
    {
        while (true)
        {
            Task change;
            lock (_gate)
            {
                if (_taken == 0 || _taken + bytes <= most)
                {
                    _taken += bytes;
                    return new Share(this, bytes);
                }

                change = _change.Task;
            }

            await change.WaitAsync(cancellation);
        }
    }

    private void GiveBack(long bytes)
    {
        TaskCompletionSource before;
        lock (_gate)
        {
            _taken -= bytes;
            (before, _change) = (_change, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        before.SetResult();
    }

    private sealed class Share(WorkingRoom room, long bytes) : IDisposable
    {
        private bool _isGiven;

        public void Dispose()
        {
            if (!_isGiven)
                room.GiveBack(bytes);
            _isGiven = true;
        }
    }
}
