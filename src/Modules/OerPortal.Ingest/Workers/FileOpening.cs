using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Media;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Recognition;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Workers;

/// <summary>
/// One file in the hands of one worker. The worker is taken when it is first needed and given back in the end. While the scanner
/// works a book or a PDF can be derived already (docs/adr/0009-reading-ahead-of-the-verdict.md).
/// </summary>
internal sealed class FileOpening(FileWorkers workers, string temporary, string path, string name) : IAsyncDisposable
{
    /// <summary>How long the film lasts that is coded anew, which takes longer than anything else; nothing for other work.</summary>
    public TimeSpan Film { get; init; }
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const string Made = "made";
    private readonly Dictionary<string, string> _taken = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private WorkerProcess? _worker;
    private WorkerWatch? _watch;
    private ScratchFolder? _scratch;
    private Task<Derivation?>? _ahead;
    private string? _given;

    private ScratchFolder Scratch => _scratch ??= new ScratchFolder(temporary);

    /// <summary>What kind of file it is, and whether it keeps the rules of its kind.</summary>
    /// <exception cref="FileRefusedException">It does not.</exception>
    public async Task<Inspected> InspectAsync(CancellationToken cancellation)
    {
        var (answer, _) = await AskAsync(new Order(0, WorkerTask.Inspect) { File = OpenedFile.Unknown(name) }, report: null, cancellation);
        return answer.Inspected ?? throw Untrue();
    }

    /// <summary>Only what kind of file it is.</summary>
    /// <exception cref="FileRefusedException">None that is taken.</exception>
    public async Task<DetectedKind> DetectAsync(CancellationToken cancellation)
    {
        var (answer, _) = await AskAsync(new Order(0, WorkerTask.Detect) { File = OpenedFile.Unknown(name) }, report: null, cancellation);
        return answer.Inspected?.Kind ?? throw Untrue();
    }

    /// <summary>Begins to derive, if it is a book or a PDF, before there is a verdict. Nothing of it is kept without one.</summary>
    public void BeginAhead() => _ahead ??= DeriveAheadAsync();

    /// <summary>The scanner passed a member.</summary>
    public void Pass(string member) => _ = TellAsync(member);

    /// <summary>Everything made from the file; its files stay until this is disposed.</summary>
    /// <exception cref="FileRefusedException">It breaks a rule.</exception>
    public async Task<Derivation> DeriveAsync(OpenedFile file, Action<double>? report, CancellationToken cancellation)
    {
        if (_ahead is not null)
        {
            await TellAsync(member: null);
            _watch?.StartClock();
            if (await _ahead.WaitAsync(cancellation) is { } ready)
                return ready;
        }
        var (answer, _) = await AskAsync(new Order(0, WorkerTask.Derive) { File = file, Folder = Made }, report, cancellation);
        return Take(answer.Derived ?? throw Untrue());
    }

    /// <summary>The long work on sound and film; its files stay until this is disposed.</summary>
    public async Task<PreparedMedia> PrepareAsync(OpenedFile file, MediaPlan plan, CancellationToken cancellation)
    {
        var (answer, _) = await AskAsync(new Order(0, WorkerTask.Prepare) { File = file, Plan = plan, Folder = Made }, report: null, cancellation);
        var prepared = answer.Prepared ?? throw Untrue();
        prepared = prepared with { Files = [.. prepared.Files.Select(Take)] };
        // What is not as long as its list says would be given out as something it is not.
        var isTrue = prepared.Streams.All(list => prepared.Files.FirstOrDefault(f => f.Name == Derivative.Stream(list.Side)) is { } stream && list.Fits(new FileInfo(stream.Path).Length));
        return isTrue ? prepared : throw Untrue();
    }

    /// <summary>Members of an archive in their order, folders too; none when it is no archive.</summary>
    /// <exception cref="FileRefusedException">An archive that breaks a rule.</exception>
    public async Task<IReadOnlyList<ListedMember>> ListAsync(CancellationToken cancellation)
    {
        return (await AskAsync(new Order(0, WorkerTask.List), report: null, cancellation)).Answer.Members ?? [];
    }

    /// <summary>The table of contents of a course, once it was listed; null of what is no course.</summary>
    public async Task<FileContents?> OutlineAsync(CancellationToken cancellation) => (await AskAsync(new Order(0, WorkerTask.Outline), report: null, cancellation)).Answer.Outline;

    /// <param name="index">Place in the list.</param>
    public Stream OpenMember(int index) => new MemberStream(this, index);

    /// <summary>The words of a scanned page, or of the picture that the file is; its layer stays until this is disposed.</summary>
    /// <param name="page">From 1; null for a picture.</param>
    public async Task<ReadPage> ReadPageAsync(int? page, CancellationToken cancellation)
    {
        var (answer, _) = await AskAsync(new Order(0, WorkerTask.Recognise) { Page = page, Folder = Made }, report: null, cancellation);
        var read = answer.Read ?? throw Untrue();
        return read with { Layer = read.Layer is null ? null : Take(read.Layer) };
    }

    /// <summary>Lays the words that were read over their pages.</summary>
    /// <param name="pages">In order; those without a layer stay as they are.</param>
    /// <returns>The document with its words, and pictures of its first page where that was turned; they stay until this is disposed. Nothing when there is nothing to lay, or when it cannot be done.</returns>
    public async Task<IReadOnlyList<MadeFile>> LayAsync(IAsyncEnumerable<RecognisedPage> pages, CancellationToken cancellation)
    {
        var worker = await WorkerAsync(cancellation);
        using var folder = new ScratchFolder(worker.In, Guid.CreateVersion7().ToString("N"));
        var layers = new List<PageLayer>();
        await foreach (var page in pages.WithCancellation(cancellation))
        {
            if (page.Layer is null)
                continue;
            var layer = new PageLayer(page.Page, page.Turn);
            await File.WriteAllBytesAsync(folder.File(layer.FileName), page.Layer, cancellation);
            layers.Add(layer);
        }
        if (layers.Count == 0)
            return [];
        var (answer, _) = await AskAsync(new Order(0, WorkerTask.Lay) { LayersFolder = folder.Path, Layers = layers, Folder = Made }, report: null, cancellation);
        return (answer.Laid ?? throw Untrue()).ConvertAll(Take);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_ahead is not null)
            await ((Task)_ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Who was about to take a worker has it now, or never will.
        await _turn.WaitAsync();
        if (_worker is not null)
            await CloseAsync(_worker);
        _scratch?.Dispose();
        _turn.Dispose();
        _stop.Dispose();
    }

    internal async Task<(byte[] Bytes, bool IsLast)> ReadAsync(int index, CancellationToken cancellation)
    {
        var (answer, bytes) = await AskAsync(new Order(0, WorkerTask.Read) { Index = index }, report: null, cancellation);
        return answer.IsLast || bytes.Length > 0 ? (bytes, answer.IsLast) : throw Untrue();
    }

    private async Task<Derivation?> DeriveAheadAsync()
    {
        await WorkerAsync(_stop.Token);
        // Among many files it would make none of them ready sooner, and others' pages later.
        var mayRunPrograms = workers.Walls is { HidesFiles: true, CutsNetwork: true } && workers.Busy.Count == 1;
        var (answer, _) = await AskAsync(new Order(0, WorkerTask.DeriveAhead) { File = OpenedFile.Unknown(name), Folder = Made, MayRunPrograms = mayRunPrograms }, report: null, _stop.Token);
        return answer.Derived is { IsNothing: false } derived ? Take(derived) : null;
    }

    private async Task TellAsync(string? member)
    {
        try
        {
            var worker = await WorkerAsync(_stop.Token);
            await worker.SayAsync(new Order(0, WorkerTask.Pass) { Path = _given, Member = member }, _stop.Token);
        }
        catch (Exception e) when (e is WorkerDiedException or OperationCanceledException or ObjectDisposedException)
        {
            // Who waits for its answer is told.
        }
    }

    private async Task<(Answer Answer, byte[] Bytes)> AskAsync(Order order, Action<double>? report, CancellationToken cancellation)
    {
        var worker = await WorkerAsync(cancellation);
        if (order.Do is WorkerTask.Inspect or WorkerTask.Derive or WorkerTask.Prepare or WorkerTask.Recognise or WorkerTask.Lay)
            _watch!.StartClock();
        return await worker.AskAsync(order with { Path = _given }, report, cancellation);
    }

    private async Task<WorkerProcess> WorkerAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_worker is not null)
                return _worker;
            var worker = await workers.TakeAsync(cancellation);
            worker.Files++;
            _given = Path.Combine(worker.In, Guid.CreateVersion7().ToString("N"));
            SecondName.Give(path, _given);
            _watch = new WorkerWatch(worker, WorkerLimits.For(new FileInfo(path).Length, workers.Settings).Lasting(Film));
            return _worker = worker;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task CloseAsync(WorkerProcess worker)
    {
        await _watch!.DisposeAsync();
        long kept = 0;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var (answer, _) = await worker.AskAsync(new Order(0, WorkerTask.Close), report: null, patience.Token);
            kept = answer.Kept;
            File.Delete(_given!);
            Empty(worker.Out);
        }
        catch (Exception e) when (e is OperationCanceledException or WorkerDiedException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            worker.Kill(WorkerDeath.Crashed);
            kept = long.MaxValue;
        }
        await workers.GiveBackAsync(worker, kept);
    }

    private static void Empty(string folder)
    {
        foreach (var left in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (left is DirectoryInfo { LinkTarget: null } below)
                below.Delete(recursive: true);
            else
                left.Delete();
        }
    }

    /// <summary>Takes what the worker made out of its reach, and only then looks whether it is what it should be.</summary>
    private Derivation Take(Derived derived)
    {
        var made = new Derivation
        {
            Publication = derived.Publication,
            Members = derived.Members,
            TextFile = derived.TextFile is { } text ? Take(text) : null,
            Pages = derived.Pages,
            Seconds = derived.Seconds,
            Recording = derived.Recording is null or { IsCredible: true } ? derived.Recording : throw Untrue(),
            Metadata = derived.Metadata,
            Remarks = derived.Remarks,
            Note = derived.Note,
            Trouble = derived.Trouble,
            IsComplete = derived.IsComplete,
        };
        foreach (var file in derived.Files)
            made.Files.Add(Take(file));
        var pack = made.Files.Find(f => f.Name == Derivative.Pack);
        var room = pack is null ? 0 : new FileInfo(pack.Path).Length;
        if (made.Members.Any(m => m.Offset < 0 || m.Length < 0 || m.Offset > room - m.Length))
            throw Untrue();
        return made;
    }

    // Hashed anew: a false hash would give out somebody else's file. Types are those the portal gives out anyway.
    private MadeFile Take(MadeFile file)
    {
        var isKnown = file.Name switch
        {
            Derivative.Pack => file.MediaType == "application/octet-stream",
            Derivative.Document => file.MediaType == Kinds.Pdf.MediaType,
            Derivative.Cover => file.MediaType == Thumbnails.CoverType,
            Derivative.FirstPage => file.MediaType == Kinds.Jpeg.MediaType,
            Derivative.Played => file.MediaType is "video/mp4" or "audio/mp4",
            _ when file.Name.StartsWith(Derivative.Streams, StringComparison.Ordinal) => file.MediaType == Kinds.Mp4.MediaType,
            Derivative.Shown => Kinds.All.Any(k => k.MediaType == file.MediaType),
            _ => false,
        };
        return isKnown ? file with { Path = file.Path.Length == 0 ? Copied() : Take(file.Path), Sha256 = null } : throw Untrue();
    }

    private string Take(string named)
    {
        // One file may serve twice: a PDF is read and given out in one form.
        if (_taken.TryGetValue(named, out var before))
            return before;
        var taken = Scratch.File($"taken-{Guid.CreateVersion7():N}");
        if (Path.GetFileName(named) != named || named is "." or "..")
            throw Untrue();
        try
        {
            File.Move(Path.Combine(_worker!.Out, Made, named), taken);
        }
        catch (FileNotFoundException)
        {
            throw Untrue();
        }
        return _taken[named] = new FileInfo(taken) is { LinkTarget: null, Exists: true } ? taken : throw Untrue();
    }

    // The original itself is given out: under a name of its own, which may be moved away.
    private string Copied()
    {
        var copy = Scratch.File($"original-{Guid.CreateVersion7():N}");
        File.Copy(path, copy);
        return copy;
    }

    private WorkerDiedException Untrue()
    {
        _worker!.Kill(WorkerDeath.Untrue);
        return new WorkerDiedException(WorkerDeath.Untrue, "an answer that no worker gives");
    }
}
