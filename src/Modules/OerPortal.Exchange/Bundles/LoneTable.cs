using OerPortal.Cms.Blobs;
using OerPortal.Exchange.Tables;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Bundles;

/// <summary>A table without files: descriptions alone.</summary>
internal sealed class LoneTable(string name, Func<Stream> open, IArchives archives, PortalFolders folders) : IBundle
{
    public IEnumerable<string> Names => [name];

    public bool Has(string asked) => asked == name;

    public Stream Open(string asked) => open();

    public Task<ITable?> OpenWorkbookAsync(string asked, CancellationToken cancellation) => Workbooks.OpenCopyAsync(open(), archives, folders, cancellation);

    public Task<FileContents?> CourseAsync(CancellationToken cancellation) => Task.FromResult<FileContents?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
