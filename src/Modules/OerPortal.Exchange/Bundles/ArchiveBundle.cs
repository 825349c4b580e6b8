using OerPortal.Cms.Blobs;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Tables;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Bundles;

/// <summary>A ZIP in the hands of a worker.</summary>
internal sealed class ArchiveBundle(IOpenArchive archive, IArchives archives, PortalFolders folders) : IBundle
{
    private readonly Dictionary<string, ArchiveMember> _members = archive.Members
        .Where(m => !m.Name.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToDictionary(m => m.Name.Composed(), StringComparer.Ordinal);

    public IEnumerable<string> Names => _members.Keys;

    public bool Has(string name) => _members.ContainsKey(name);

    public Stream Open(string name) => archive.Open(_members[name]);

    // A ZIP in a ZIP: out of the one, and then in the hands of a worker of its own.
    public Task<ITable?> OpenWorkbookAsync(string name, CancellationToken cancellation) => Workbooks.OpenCopyAsync(Open(name), archives, folders, cancellation);

    public Task<FileContents?> CourseAsync(CancellationToken cancellation) => archive.CourseAsync(cancellation);

    public ValueTask DisposeAsync() => archive.DisposeAsync();
}
