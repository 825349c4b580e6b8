using System.Runtime.CompilerServices;

namespace OerPortal.Cms.Blobs;

/// <summary>Blobs on the local disk: <c>blobs/sha256/aa/bb/{hash}</c>. A file appears under its name only when its bytes and its folder entry are on the disk.</summary>
/// <param name="place">The folder below <c>blobs</c>.</param>
/// <param name="isFlat">Whether all stand in one folder, for few that come and go.</param>
internal sealed class LocalBlobStore(PortalFolders folders, string place = BlobName.Folder, bool isFlat = false) : IBlobStore
{
    private readonly string _root = Path.Combine(folders.Blobs, place);

    public async Task<Blob> PutAsync(Stream content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folders.Temp);
        var temporary = Path.Combine(folders.Temp, $"put-{Guid.CreateVersion7():N}");
        try
        {
            var hash = await HashedFile.WriteAsync(content, temporary, cancellation);
            return Place(temporary, hash);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<Blob> AdoptAsync(string temporaryFile, string? knownSha256, CancellationToken cancellation)
    {
        string hash;
        await using (var file = new FileStream(temporaryFile, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, HashedFile.Chunk, FileOptions.Asynchronous))
        {
            hash = knownSha256 ?? await HashedFile.HashOfAsync(file, cancellation);
            file.Flush(flushToDisk: true);
        }

        return Place(temporaryFile, hash);
    }

    public Task<Stream> OpenReadAsync(string sha256, CancellationToken cancellation)
        => Task.FromResult<Stream>(Open(sha256));

    public Task<Stream> OpenRangeAsync(string sha256, long offset, long length, CancellationToken cancellation)
    {
        var whole = Open(sha256);
        if (offset + length <= whole.Length)
            return Task.FromResult<Stream>(new StreamWindow(whole, offset, length));
        whole.Dispose();
        throw new BlobUnavailableException(sha256, "it is cut off");
    }

    public Task<LocalBlob> BorrowLocalAsync(string sha256, CancellationToken cancellation)
        => File.Exists(PathOf(sha256))
            ? Task.FromResult(new LocalBlob(PathOf(sha256), isCopy: false))
            : throw new BlobUnavailableException(sha256, "it is missing");

    public Task<bool> ExistsAsync(string sha256, CancellationToken cancellation) => Task.FromResult(File.Exists(PathOf(sha256)));

    public Task SetAsideAsync(string sha256, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(folders.Blobs, BlobName.Damaged));
        if (File.Exists(PathOf(sha256)))
            File.Move(PathOf(sha256), Path.Combine(folders.Blobs, BlobName.Aside(sha256)));
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            File.Delete(PathOf(sha256));
        }
        catch (DirectoryNotFoundException)
        {
            // It was announced and never placed.
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!Directory.Exists(_root))
            yield break;
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new StoredBlob(file.Name, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));
        }

        await Task.CompletedTask;
    }

    private Blob Place(string temporary, string hash)
    {
        var path = PathOf(hash);
        var folder = Path.GetDirectoryName(path)!;
        MakeFolder(folder);
        var length = new FileInfo(temporary).Length;
        File.Move(temporary, path, overwrite: true);
        FolderSync.Flush(folder);
        return new Blob(hash, length);
    }

    // A new folder is an entry in the one above, which must be on the disk too.
    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        var above = Path.GetDirectoryName(folder)!;
        MakeFolder(above);
        Directory.CreateDirectory(folder);
        FolderSync.Flush(above);
    }

    private FileStream Open(string sha256)
    {
        try
        {
            return new(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, HashedFile.Chunk, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BlobUnavailableException(sha256, "it is missing");
        }
    }

    private string PathOf(string sha256) => Path.Combine(_root, isFlat ? BlobName.Demand(sha256) : BlobName.InFolders(sha256));
}
