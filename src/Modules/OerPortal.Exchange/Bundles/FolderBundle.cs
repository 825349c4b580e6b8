using OerPortal.Cms.Blobs;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Tables;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Bundles;

/// <summary>A folder of this machine, which an operator names. Links that lead out of it are not followed.</summary>
internal sealed class FolderBundle(string root, IArchives archives, PortalFolders folders) : IBundle
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    // In order, so that the same folder is the same table.
    public IEnumerable<string> Names => Directory.EnumerateFiles(root, "*", Below).Select(path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/').Composed());

    public bool Has(string name) => Find(name) is not null;

    public Stream Open(string name) => File.OpenRead(Find(name) ?? throw new FileNotFoundException(name));

    public Task<ITable?> OpenWorkbookAsync(string name, CancellationToken cancellation) => Workbooks.OpenCopyAsync(Open(name), archives, folders, cancellation);

    public Task<FileContents?> CourseAsync(CancellationToken cancellation) => Task.FromResult<FileContents?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Folders from a Mac have their marks apart.
    private string? Find(string name) => new[] { name, name.Decomposed() }.Select(form => Path.Combine(root, form)).FirstOrDefault(path => File.Exists(path) && !IsLink(path));

    private bool IsLink(string path)
    {
        for (var at = path; at.Length > root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (new FileInfo(at).LinkTarget is not null)
                return true;
        }

        return false;
    }
}
