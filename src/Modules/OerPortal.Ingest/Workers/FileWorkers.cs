using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;

namespace OerPortal.Ingest.Workers;

/// <summary>
/// The workers of this instance, kept warm between files and replaced before they grow old. Which walls the system offers is tried
/// at start, by starting one.
/// </summary>
public sealed class FileWorkers(WorkerSettings settings, PortalFolders folders, ILogger<FileWorkers> log) : TirelessService(log), IAsyncDisposable
{
    // By the true clock: it is about real programs.
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private readonly ConcurrentStack<(WorkerProcess Worker, long Since)> _resting = new();
    private readonly ConcurrentDictionary<WorkerProcess, bool> _busy = new();
    private readonly SemaphoreSlim _choice = new(1, 1);
    private readonly SemaphoreSlim _taken = new(0);
    private WorkerWalls? _walls;
    private volatile bool _isClosed;

    /// <summary>What stands between workers and the rest; null before the first was started, or when none could be.</summary>
    internal WorkerWalls? Walls => _walls;

    /// <summary>Why no worker can be started; null while one can.</summary>
    public string? Trouble { get; private set; }

    internal WorkerSettings Settings => settings;

    /// <summary>Where workers have their folders, each as long as it lives; on the disk of the local blobs.</summary>
    internal static string FolderIn(PortalFolders folders) => Path.Combine(folders.Data, "workers");

    /// <summary>Those that have a file in hand.</summary>
    internal ICollection<WorkerProcess> Busy => _busy.Keys;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        while (_resting.TryPop(out var resting))
            await resting.Worker.DisposeAsync();
        _choice.Dispose();
        _taken.Dispose();
        Dispose();
    }

    /// <exception cref="NoWorkerException">None can be started.</exception>
    internal async Task<WorkerProcess> TakeAsync(CancellationToken cancellation)
    {
        while (_resting.TryPop(out var resting))
        {
            if (resting.Worker.IsAlive)
                return Lent(resting.Worker);
            await resting.Worker.DisposeAsync();
        }
        return Lent(await StartOneAsync(cancellation));
    }

    /// <param name="kept">Bytes it holds although it rests.</param>
    internal async Task GiveBackAsync(WorkerProcess worker, long kept)
    {
        _busy.TryRemove(worker, out _);
        if (!_isClosed && worker.IsAlive && worker.Files < settings.Files && kept < (long)settings.KeptMegabytes << 20)
            _resting.Push((worker, TimeProvider.System.GetTimestamp()));
        else
            await worker.DisposeAsync();
    }

    /// <summary>Sees to it that the next file need not wait for a worker's start, and ends those that have rested long.</summary>
    protected override async Task WorkAsync(CancellationToken stopping)
    {
        for (; ; )
        {
            await EndRestedAsync();
            if (settings.AtStart && _resting.IsEmpty)
                _resting.Push((await StartOneAsync(stopping), TimeProvider.System.GetTimestamp()));
            await _taken.WaitAsync(TimeSpan.FromMinutes(1), stopping);
        }
    }

    private WorkerProcess Lent(WorkerProcess worker)
    {
        _busy[worker] = true;
        worker.Touch();
        if (_resting.IsEmpty && _taken.CurrentCount == 0)
            _taken.Release();
        return worker;
    }

    // One stays, for the next file.
    private async Task EndRestedAsync()
    {
        var resting = new List<(WorkerProcess Worker, long Since)>();
        while (_resting.TryPop(out var one))
            resting.Add(one);
        for (var i = resting.Count - 1; i >= 0; i--)
        {
            if (!resting[i].Worker.IsAlive || (i > 0 && TimeProvider.System.GetElapsedTime(resting[i].Since) > Rest))
                await resting[i].Worker.DisposeAsync();
            else
                _resting.Push(resting[i]);
        }
    }

    private async Task<WorkerProcess> StartOneAsync(CancellationToken cancellation)
    {
        if (_walls is { } known)
            return await WorkerProcess.StartAsync(FolderIn(folders), known, settings, cancellation);
        await _choice.WaitAsync(cancellation);
        try
        {
            return _walls is { } chosen ? await WorkerProcess.StartAsync(FolderIn(folders), chosen, settings, cancellation) : await ChooseAsync(cancellation);
        }
        finally
        {
            _choice.Release();
        }
    }

    private async Task<WorkerProcess> ChooseAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(FolderIn(folders));
        var reasons = new List<string>();
        foreach (var walls in WorkerWalls.All.Where(w => settings.Walls.Length == 0 || w.Name == settings.Walls))
        {
            try
            {
                var worker = await WorkerProcess.StartAsync(FolderIn(folders), walls, settings, cancellation);
                (_walls, Trouble) = (walls, null);
                log.LogInformation("Files are opened in worker processes behind {Walls}: network {Network}, disk {Disk}.", walls.Name, walls.CutsNetwork ? "cut" : "open", walls.HidesFiles ? "hidden" : "seen");
                return worker;
            }
            catch (NoWorkerException none)
            {
                reasons.Add($"{walls.Name}: {none.Message}");
            }
        }
        Trouble = string.Join("; ", reasons);
        throw new NoWorkerException(Trouble);
    }
}
