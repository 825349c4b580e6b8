using Microsoft.Extensions.Logging.Abstractions;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>Workers of a test's own, in a folder of its own.</summary>
public sealed class OwnWorkers : IAsyncLifetime
{
    private readonly PortalFolders _folders = new(TestKit.TemporaryFolder.Create("oer-workers-"));

    public OwnWorkers()
        : this(new WorkerSettings())
    {
    }

    internal OwnWorkers(WorkerSettings settings) => Workers = new FileWorkers(settings, _folders, NullLogger<FileWorkers>.Instance);

    public FileWorkers Workers { get; }

    internal string Data => _folders.Data;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Workers.DisposeAsync();
        Directory.Delete(_folders.Data, recursive: true);
    }

    internal FileOpening Open(string path, string? name = null) => new(Workers, _folders.Temp, path, name ?? Path.GetFileName(path));
}
