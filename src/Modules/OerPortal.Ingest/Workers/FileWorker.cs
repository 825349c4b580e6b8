using System.Collections.Concurrent;

namespace OerPortal.Ingest.Workers;

/// <summary>
/// The worker's side: opens one file after another for the portal that started it, and ends when that is gone. Nothing it does
/// reaches further than its folder; what kills it costs one file one attempt (docs/adr/0019-files-are-opened-in-workers.md).
/// </summary>
public sealed class FileWorker : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Frames _frames;
    private readonly string _folder;
    private readonly ConcurrentDictionary<int, Task> _running = new();
    private WorkerFile? _file;

    private FileWorker(Stream input, Stream output, string folder)
    {
        _frames = new Frames(input, output);
        _folder = folder;
    }

    /// <param name="input">Orders.</param>
    /// <param name="output">Answers.</param>
    /// <param name="folder">Where this worker may write.</param>
    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(Stream input, Stream output, string folder)
    {
        using var worker = new FileWorker(input, output, folder);
        await worker.RunAsync();
        return 0;
    }

    /// <inheritdoc />
    public void Dispose() => _frames.Dispose();

    private async Task RunAsync()
    {
        // Says that it lives; the portal waits for it before it trusts these walls.
        await SayAsync(new Answer(0));
        while (await _frames.ReadAsync(WorkerJson.Default.Order, CancellationToken.None) is { } order)
        {
            if (order.Do == WorkerTask.Close)
                await CloseAsync(order);
            else if (order.Do == WorkerTask.Pass)
                FileOf(order).Pass(order.Member);
            else
                Begin(order);
        }
        // The portal is gone. What does not stop soon is ended with the process, and everything in its namespace with it.
        await Task.WhenAny(EndAsync(), Task.Delay(Patience));
    }

    private void Begin(Order order)
    {
        var file = FileOf(order);
        _running[order.Id] = Task.Run(async () =>
        {
            await AnswerAsync(order, file);
            _running.TryRemove(order.Id, out _);
        });
    }

    // What the scanner passed of one file says nothing about another.
    private WorkerFile FileOf(Order order)
    {
        _file ??= new WorkerFile(_folder, order.Path!);
        return _file.Path == order.Path ? _file : throw new InvalidDataException("Another file before the last one was closed.");
    }

    private async Task AnswerAsync(Order order, WorkerFile file)
    {
        try
        {
            var (answer, bytes) = await file.DoAsync(order, share => _ = SayAsync(new Answer(order.Id) { Progress = share }));
            await SayAsync(answer, bytes);
        }
        catch (FileRefusedException refused)
        {
            await SayAsync(new Answer(order.Id) { Refused = new Refused(refused.Reason, refused.Place, refused.Member) });
        }
        catch (OutOfMemoryException)
        {
            GC.Collect();
            await SayAsync(new Answer(order.Id) { Broken = "out of memory", IsOutOfMemory = true });
            Environment.Exit(3);
        }
#pragma warning disable CA1031 // Whatever a file provokes is told to the portal, which decides about the file.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await SayAsync(new Answer(order.Id) { Broken = e.ToString() });
        }
    }

    private async Task CloseAsync(Order order)
    {
        await EndAsync();
        await SayAsync(new Answer(order.Id) { Kept = Environment.WorkingSet });
    }

    private async Task EndAsync()
    {
        if (_file is not { } file)
            return;
        await file.StopAsync();
        await Task.WhenAll(_running.Values);
        file.Dispose();
        _file = null;
    }

    private Task SayAsync(Answer answer, ReadOnlyMemory<byte>? bytes = null) => _frames.WriteAsync(answer, WorkerJson.Default.Answer, bytes, CancellationToken.None);
}
