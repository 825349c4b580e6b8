using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest;

/// <summary>Archives opened by workers, as all files of people are.</summary>
internal sealed class Archives(Files files, IBlobStore blobs, FileWorkers workers, PortalFolders folders) : IArchives, IOriginals
{
    public async Task<IOpenArchive?> OpenAsync(Guid fileId, CancellationToken cancellation)
    {
        if (await files.FindAsync(fileId, cancellation) is not { IsReady: true, Sha256: { } sha256 })
            return null;
        var local = await blobs.BorrowLocalAsync(sha256, cancellation);
        return await OpenAsync(local.Path, local, cancellation);
    }

    public Task<IOpenArchive?> OpenAsync(string path, CancellationToken cancellation) => OpenAsync(path, borrowed: null, cancellation);

    public Task<Stream> OpenAsync(FileFacts file, CancellationToken cancellation) => files.OpenOriginalAsync(file, cancellation);

    private async Task<IOpenArchive?> OpenAsync(string path, IDisposable? borrowed, CancellationToken cancellation)
    {
        var opening = new FileOpening(workers, folders.Temp, path, Path.GetFileName(path));
        try
        {
            if (await opening.ListAsync(cancellation) is { Count: > 0 } members)
                return new OpenArchive(opening, borrowed, members);
        }
        catch
        {
            await CloseAsync(opening, borrowed);
            throw;
        }
        await CloseAsync(opening, borrowed);
        return null;
    }

    private static async ValueTask CloseAsync(FileOpening opening, IDisposable? borrowed)
    {
        await opening.DisposeAsync();
        borrowed?.Dispose();
    }

    private sealed class OpenArchive(FileOpening opening, IDisposable? borrowed, IReadOnlyList<ListedMember> listed) : IOpenArchive
    {
        private readonly Dictionary<string, int> _places = listed.Index().ToDictionary(m => m.Item.Name, m => m.Index, StringComparer.Ordinal);

        public IReadOnlyList<ArchiveMember> Members { get; } = [.. listed.Where(m => !m.Name.EndsWith('/')).Select(m => new ArchiveMember(m.Name, m.Length))];

        public async Task<FileContents?> CourseAsync(CancellationToken cancellation) => await opening.OutlineAsync(cancellation) is { } said
            // A worker says what it likes; there is nothing but what it has listed.
            ? said with { Entries = [.. said.Entries.Where(e => e.Member is null || _places.ContainsKey(e.Member))] } : null;

        public Stream Open(ArchiveMember member) => opening.OpenMember(_places[member.Name]);

        public ValueTask DisposeAsync() => CloseAsync(opening, borrowed);
    }
}
