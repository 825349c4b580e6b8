using System.Collections.Concurrent;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>
/// Derives a book while the scanner still works on it, because the two keep different programs busy. Nothing is stored or
/// served before the verdict, and a program outside ours gets a member only after the scanner has passed that member
/// (docs/adr/0009-reading-ahead-of-the-verdict.md). What was made goes when the file is not clean.
/// </summary>
internal sealed class ReadAhead(PortalFolders folders) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _passed = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _clean = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _stop;
    private ScratchFolder? _scratch;
    private Task<Derivation?> _work = Task.FromResult<Derivation?>(null);

    /// <summary>Starts on an EPUB; other kinds wait for the verdict, because outside programs read them whole.</summary>
    /// <param name="path">The quarantined file; it must stay until this is disposed.</param>
    public void Begin(StoredFile file, string path, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _scratch = new ScratchFolder(folders.Temp);
        _work = Task.Run(() => DeriveAsync(file, path, _scratch, _stop.Token), cancellation);
    }

    /// <summary>The scanner found a member clean.</summary>
    public void Pass(string member) => Gate(member).TrySetResult();

    /// <summary>What was made; null when nothing was, and the ordinary way decides. Asked only after a clean verdict.</summary>
    public Task<Derivation?> ResultAsync()
    {
        _clean.TrySetResult();
        return _work;
    }

    /// <summary>Ends the work and removes what it left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop is null)
            return;
        await _stop.CancelAsync();
        await ((Task)_work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _scratch?.Dispose();
    }

    private async Task<Derivation?> DeriveAsync(StoredFile file, string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        try
        {
            return ContentDetection.Detect(path, file.Name).Kind == FileKind.Epub
                ? await EpubDerivation.RunAsync(file, path, scratch, member => PassedAsync(member, cancellation), report: null, cancellation)
                : null;
        }
        catch (FileRefusedException)
        {
            // The steps after the verdict meet the same and say it.
            return null;
        }
    }

    private async Task PassedAsync(string member, CancellationToken cancellation) =>
        await Task.WhenAny(Gate(member).Task, _clean.Task).WaitAsync(cancellation);

    private TaskCompletionSource Gate(string member) =>
        _passed.GetOrAdd(member, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
