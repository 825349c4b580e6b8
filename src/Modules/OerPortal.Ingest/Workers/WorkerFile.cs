using System.Collections.Concurrent;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Media;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Recognition;
using OerPortal.Ingest.Tools;
using OerPortal.Packages.Archives;

namespace OerPortal.Ingest.Workers;

/// <summary>The one file a worker has open, and what is under way with it.</summary>
internal sealed class WorkerFile(string folder, string path) : IDisposable
{
    public string Path => path;

    // Below what the collector keeps apart as large.
    private const int ReadAtOnce = 80_000;

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _passed = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _clean = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<int, Stream> _open = new();
    private readonly Lock _beginning = new();
    private StrictZip? _zip;
    private ScratchFolder? _unpacked;
    private Task<Inspected>? _inspected;

    public async Task<(Answer Answer, ReadOnlyMemory<byte>? Bytes)> DoAsync(Order order, Action<double> report) => order.Do switch
    {
        WorkerTask.Inspect => (new Answer(order.Id) { Inspected = await InspectedAsync(order) }, null),
        WorkerTask.Detect => (new Answer(order.Id) { Inspected = new Inspected(ContentDetection.Detect(order.Path!, order.File!.Name), Metadata: null) }, null),
        WorkerTask.Derive => (new Answer(order.Id) { Derived = await DeriveAsync(order, order.File!, _ => Task.CompletedTask, report) }, null),
        WorkerTask.DeriveAhead => (new Answer(order.Id) { Derived = await DeriveAheadAsync(order, report) }, null),
        WorkerTask.Prepare => (new Answer(order.Id) { Prepared = await PrepareAsync(order) }, null),
        WorkerTask.List => (new Answer(order.Id) { Members = List(order.Path!) }, null),
        WorkerTask.Outline => (new Answer(order.Id) { Outline = ArchiveOutline.FindCourse(_zip!)?.Contents }, null),
        WorkerTask.Read => await ReadAsync(order),
        WorkerTask.Recognise => (new Answer(order.Id) { Read = await RecogniseAsync(order) }, null),
        WorkerTask.Lay => (new Answer(order.Id) { Laid = await LayAsync(order) }, null),
        _ => throw new InvalidDataException($"{order.Do} is not for here."),
    };

    /// <summary>The scanner passed a member, or with null everything.</summary>
    public void Pass(string? member) => (member is null ? _clean : Gate(member)).TrySetResult();

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        if (_inspected is { } inspecting)
            await ((Task)inspecting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        foreach (var stream in _open.Values)
            stream.Dispose();
        _zip?.Dispose();
        _unpacked?.Dispose();
        _stop.Dispose();
    }

    // Once: what was found ahead of the verdict holds after it.
    private Task<Inspected> InspectedAsync(Order order)
    {
        lock (_beginning)
            return _inspected ??= Task.Run(() => InspectAsync(order));
    }

    private async Task<Inspected> InspectAsync(Order order)
    {
        using var scratch = new ScratchFolder(folder);
        var (kind, metadata) = await FileInspection.RunAsync(order.File!.Name, order.Path!, scratch, _stop.Token);
        return new Inspected(kind, metadata);
    }

    private async Task<Derived> DeriveAheadAsync(Order order, Action<double> report)
    {
        var kind = ContentDetection.Detect(order.Path!, order.File!.Name);
        if (kind.Kind != FileKind.Epub && !(kind.Kind == FileKind.Pdf && order.MayRunPrograms))
            return new Derived { IsNothing = true };
        // Beside it: whoever refuses the file says the same.
        _ = InspectedAsync(order);
        return await DeriveAsync(order, order.File.As(kind), PassedAsync, report);
    }

    private async Task<Derived> DeriveAsync(Order order, OpenedFile file, Func<string, Task> mayOpen, Action<double> report)
    {
        // The portal made the folder and takes what is in it when it is told.
        var scratch = new ScratchFolder(folder, order.Folder!);
        var made = await Deriver.RunAsync(file, order.Path!, scratch, mayOpen, WholePercents(report), _stop.Token);
        return new Derived
        {
            Files = [.. made.Files.Select(f => f with { Path = NameOf(f.Path, order.Path!) })],
            Publication = made.Publication,
            Members = made.Members,
            TextFile = made.TextFile is null ? null : NameOf(made.TextFile, order.Path!),
            Pages = made.Pages,
            Seconds = made.Seconds,
            Recording = made.Recording,
            Metadata = made.Metadata,
            Remarks = made.Remarks,
            Note = made.Note,
            Trouble = made.Trouble,
            IsComplete = made.IsComplete,
        };
    }

    private async Task<PreparedMedia> PrepareAsync(Order order)
    {
        var media = new OpenedMedia(order.Path!, order.File!.MediaType, new ScratchFolder(folder, order.Folder!));
        var made = await MediaPreparation.RunAsync(media, order.Plan!, _stop.Token);
        return made with { Files = [.. made.Files.Select(f => f with { Path = NameOf(f.Path, order.Path!) })] };
    }

    private async Task<ReadPage> RecogniseAsync(Order order)
    {
        var read = await PageReading.RunAsync(order.Path!, order.Page, new ScratchFolder(folder, order.Folder!), _stop.Token);
        return read with { Layer = read.Layer is null ? null : System.IO.Path.GetFileName(read.Layer) };
    }

    private async Task<List<MadeFile>> LayAsync(Order order)
    {
        var made = await TextLayers.LayAsync(order.Path!, order.LayersFolder!, order.Layers, new ScratchFolder(folder, order.Folder!), _stop.Token);
        return made.ConvertAll(file => file with { Path = System.IO.Path.GetFileName(file.Path) });
    }

    // The original itself where it is given out as it came: the portal has it.
    private static string NameOf(string made, string original) => made == original ? "" : System.IO.Path.GetFileName(made);

    private async Task PassedAsync(string member) => await Task.WhenAny(member.Length == 0 ? _clean.Task : Gate(member).Task, _clean.Task).WaitAsync(_stop.Token);

    private TaskCompletionSource Gate(string member) => _passed.GetOrAdd(member, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private static Action<double> WholePercents(Action<double> report)
    {
        var last = -1;
        return share =>
        {
            var percent = (int)(share * 100);
            if (percent > Interlocked.Exchange(ref last, percent))
                report(share);
        };
    }

    private List<ListedMember> List(string path)
    {
        if (!StrictZip.LooksLikeZip(path) && !MoodleTar.Is(path))
            return [];
        _unpacked ??= new ScratchFolder(folder);
        _zip = ArchiveFile.Open(path, _unpacked);
        return [.. _zip.Members.Select(m => new ListedMember(m.Name, m.Length))];
    }

    // One reader a member; it asks for the next bytes only when it has these.
    private async Task<(Answer Answer, ReadOnlyMemory<byte>? Bytes)> ReadAsync(Order order)
    {
        var stream = _open.GetOrAdd(order.Index, index => _zip!.OpenRead(_zip.Members[index]));
        var bytes = new byte[(int)Math.Min(ReadAtOnce, _zip!.Members[order.Index].Length + 1)];
        int read;
        try
        {
            read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, _stop.Token);
        }
        catch
        {
            Forget(order.Index);
            throw;
        }
        var isLast = read < bytes.Length;
        if (isLast)
            Forget(order.Index);
        return (new Answer(order.Id) { HasBytes = true, IsLast = isLast }, bytes.AsMemory(0, read));
    }

    private void Forget(int index)
    {
        if (_open.TryRemove(index, out var stream))
            stream.Dispose();
    }
}
