using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Workers;

/// <summary>The portal's side of one worker: starts it behind its walls, asks, and knows why it ended. Believes nothing it says about files.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    /// <summary>Where the program lies: with the portal's own.</summary>
    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "OerPortal.FileWorker.dll");

    private const int KeptErrors = 4096;
    private const int KilledCode = 128 + 9;
    private const int TerminatedCode = 128 + 15;
    private const string SystemCounts = "/proc/vmstat";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private static readonly string Runtime = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    private readonly ScratchFolder _folder;
    private readonly Process _process;
    private readonly Frames _frames;
    private readonly ConcurrentDictionary<int, Waiter> _waiting = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;
    private readonly Task _complaining;
    private readonly string? _killedForMemory = KilledForMemory();
    private WorkerDeath? _death;
    private WorkerDiedException? _end;
    private int _lastId;

    private WorkerProcess(ScratchFolder folder, Process process)
    {
        _folder = folder;
        _process = process;
        _frames = new Frames(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        _complaining = KeepErrorsAsync();
        _reading = ReadAsync();
    }

    /// <summary>Files to open; the worker may only read there.</summary>
    public string In => _folder.File("in");

    /// <summary>Where the worker writes.</summary>
    public string Out => _folder.File("out");

    public int Id => _process.Id;

    /// <summary>Files it has been given.</summary>
    public int Files { get; set; }

    public bool IsAlive => !_reading.IsCompleted && Directory.Exists(Out);

    /// <summary>The command's first name in <c>/proc</c>.</summary>
    internal const string Name = "dotnet";

    /// <exception cref="NoWorkerException">It cannot be started behind these walls.</exception>
    public static async Task<WorkerProcess> StartAsync(string folders, WorkerWalls walls, WorkerSettings settings, CancellationToken cancellation)
    {
        var folder = new ScratchFolder(folders);
        Process? process = null;
        try
        {
            Directory.CreateDirectory(folder.File("in"));
            Directory.CreateDirectory(folder.File("out"));
            process = Process.Start(Prepare(folder, walls, settings)) ?? throw new NoWorkerException("no process");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            folder.Dispose();
            throw new NoWorkerException(e.Message);
        }
        var worker = new WorkerProcess(folder, process);
        try
        {
            await worker._ready.Task.WaitAsync(StartTime, cancellation);
            return worker;
        }
        catch (Exception e) when (e is TimeoutException or WorkerDiedException)
        {
            await worker.DisposeAsync();
            throw new NoWorkerException(e.Message);
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <param name="order">Its number is set here.</param>
    /// <param name="report">Called with the share done.</param>
    /// <exception cref="FileRefusedException">The file breaks a rule.</exception>
    /// <exception cref="WorkerDiedException">The worker ended before it answered.</exception>
    public async Task<(Answer Answer, byte[] Bytes)> AskAsync(Order order, Action<double>? report, CancellationToken cancellation)
    {
        order = order with { Id = Interlocked.Increment(ref _lastId) };
        var waiter = new Waiter(report);
        _waiting[order.Id] = waiter;
        try
        {
            await SayAsync(order, cancellation);
            if (_end is { } end)
                throw end;
            var (answer, bytes) = await waiter.Answered.Task.WaitAsync(cancellation);
            if (answer.Refused is { } refused)
                throw refused.Member is { } member ? FileRefusedException.In(refused.Reason, member) : new FileRefusedException(refused.Reason, refused.Place);
            return answer.Broken is { } broken ? throw new InvalidOperationException($"A worker could not do {order.Do}: {broken}") : (answer, bytes);
        }
        finally
        {
            _waiting.TryRemove(order.Id, out _);
        }
    }

    /// <summary>Says something that has no answer.</summary>
    public async Task SayAsync(Order order, CancellationToken cancellation)
    {
        try
        {
            await _frames.WriteAsync(order, WorkerJson.Default.Order, bytes: null, cancellation);
        }
        catch (IOException)
        {
            // Its end is told by who reads from it.
            await _reading.WaitAsync(cancellation);
            throw _end!;
        }
    }

    /// <summary>Tells the sweep that its folder is in use.</summary>
    public void Touch() => Directory.SetLastWriteTimeUtc(_folder.Path, TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Ends it with all it has started.</summary>
    /// <param name="death">Null when it ends anyway, of something else.</param>
    public void Kill(WorkerDeath? death)
    {
        _death ??= death;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It was faster.
        }
    }

    /// <summary>What it uses at the moment, with its programs.</summary>
    public ProcessTree Usage() => ProcessTree.Of(Id, Name);

    public async ValueTask DisposeAsync()
    {
        Kill(WorkerDeath.Crashed);
        // One that could not be killed ends itself, as when the portal is gone.
        await _process.StandardInput.BaseStream.DisposeAsync();
        await _reading;
        await _complaining;
        _process.Dispose();
        _frames.Dispose();
        _folder.Dispose();
    }

    private static ProcessStartInfo Prepare(ScratchFolder folder, WorkerWalls walls, WorkerSettings settings)
    {
        var memory = (long)settings.MemoryMegabytes << 20;
        var place = new WorkerPlace(Runtime, AppContext.BaseDirectory.TrimEnd('/'), folder.File("in"), folder.File("out"), memory);
        string[] command = [.. walls.Before(place), Path.Combine(Runtime, Name), Program, place.Out];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = place.Out,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["HOME"] = place.Out,
            ["TMPDIR"] = place.Out,
            ["LANG"] = "C.UTF-8",
            ["DOTNET_GCHeapHardLimit"] = (memory / 3 * 2).ToString("X", CultureInfo.InvariantCulture),
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_gcConcurrent"] = "0",
            ["DOTNET_TieredPGO"] = "0",
            // Compiled in earnest from the first file on: those that follow are a quarter faster.
            ["DOTNET_TC_CallCountingDelayMs"] = "10",
            [ExternalTool.HasNoNetwork] = walls.CutsNetwork ? "1" : "",
        })
            start.Environment[name] = value;
        return start;
    }

    private async Task ReadAsync()
    {
        var why = "";
        try
        {
            while (await _frames.ReadAsync(WorkerJson.Default.Answer, CancellationToken.None) is { } answer)
            {
                var bytes = answer.HasBytes ? await _frames.ReadAsync(CancellationToken.None) ?? [] : [];
                Take(answer, bytes);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            why = e.Message;
            Kill(e is InvalidDataException ? WorkerDeath.Untrue : null);
        }
        await _process.WaitForExitAsync();
        await _complaining;
        _death ??= Judge();
        _end = new WorkerDiedException(_death.Value, string.Create(CultureInfo.InvariantCulture, $"exit code {_process.ExitCode}. {why}{Tail(_errors)}"));
        _ready.TrySetException(_end);
        foreach (var waiter in _waiting.Values)
            waiter.Answered.TrySetException(_end);
        // Nobody may have waited.
        _ = _ready.Task.Exception;
    }

    private WorkerDeath Judge()
    {
        if (_errors.ToString().Contains("Out of memory", StringComparison.OrdinalIgnoreCase))
            return WorkerDeath.Memory;
        // The system kills by the same signal as people do, when its memory runs out, and counts how often.
        return _process.ExitCode is KilledCode or TerminatedCode && KilledForMemory() == _killedForMemory ? WorkerDeath.Killed : WorkerDeath.Crashed;
    }

    private static string? KilledForMemory()
        => File.Exists(SystemCounts) ? File.ReadLines(SystemCounts).FirstOrDefault(line => line.StartsWith("oom_kill ", StringComparison.Ordinal)) : null;

    private void Take(Answer answer, byte[] bytes)
    {
        if (answer.IsOutOfMemory)
            _death ??= WorkerDeath.Memory;
        if (answer.Id == 0)
            _ready.TrySetResult();
        else if (_waiting.TryGetValue(answer.Id, out var waiter))
        {
            if (answer.Progress is { } share)
                waiter.Report?.Invoke(Math.Clamp(share, 0, 1));
            else if (!answer.IsOutOfMemory)
                waiter.Answered.TrySetResult((answer, bytes));
        }
    }

    private async Task KeepErrorsAsync()
    {
        var buffer = new char[1024];
        int read;
        while ((read = await _process.StandardError.ReadAsync(buffer)) > 0)
        {
            if (_errors.Length < KeptErrors)
                _errors.Append(buffer, 0, Math.Min(read, KeptErrors - _errors.Length));
        }
    }

    private static string Tail(StringBuilder errors) => errors.Length <= 500 ? errors.ToString() : errors.ToString(0, 500) + "…";

    private sealed record Waiter(Action<double>? Report)
    {
        public TaskCompletionSource<(Answer Answer, byte[] Bytes)> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
