using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using OerPortal.Ingest;

namespace OerPortal.Resources.Tests.Kit;

/// <summary>Files in whatever state a test wants, without a scanner; the real way of a file is the Ingest module's test.</summary>
internal sealed class FilesOnAShelf : IFiles, IPublications, IFilesGivenOut
{
    private readonly ConcurrentDictionary<Guid, FileFacts> _files = new();
    private readonly ConcurrentDictionary<Guid, string> _texts = new();

    /// <summary>What stands in the file.</summary>
    public void Write(Guid fileId, string text) => _texts[fileId] = text;

    public FileFacts Put(FileFacts file) => _files[file.Id] = file;

    /// <summary>The way of a holder's files ends well.</summary>
    public void AllReady(string holder)
    {
        foreach (var file in _files.Values.Where(f => f.Holder == holder)) Put(file with { State = FileState.Ready });
    }

    public bool Has(Guid fileId) => _files.ContainsKey(fileId);

    public Task<FileFacts?> FindAsync(Guid fileId, CancellationToken cancellation) => Task.FromResult(_files.GetValueOrDefault(fileId));

    public Task<IReadOnlyList<FileFacts>> FindManyAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<FileFacts>>([.. fileIds.Where(_files.ContainsKey).Select(id => _files[id])]);

    public Task<IReadOnlyList<FileFacts>> OfHolderAsync(string holder, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<FileFacts>>([.. _files.Values.Where(f => f.Holder == holder).OrderBy(f => f.Id)]);

    public Task<IReadOnlyList<FileFacts>> WithSameBytesAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<FileFacts>>([.. _files.Values.Where(f => f.IsReady && f.Sha256 is { } hash && sha256.Contains(hash))]);

    public async IAsyncEnumerable<Passage> PassagesAsync(Guid fileId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        if (_texts.TryGetValue(fileId, out var text))
            yield return new Passage(0, null, "c1.xhtml", text);
    }

    /// <summary>What others do about a file of the owner before whoever brought it hears its number.</summary>
    internal ConcurrentDictionary<Guid, Func<FileFacts, Task>> Meanwhile { get; } = new();

    public async Task<Guid> AcceptAsync(NewFile file, Stream content, CancellationToken cancellation)
    {
        var accepted = Put(Samples.Epub(file.SiteId, file.OwnerId, file.Holder) with { Name = file.Name, State = FileState.Quarantined });
        if (Meanwhile.TryGetValue(file.OwnerId, out var act))
            await act(accepted);
        return accepted.Id;
    }

    public Task RemoveAsync(Guid fileId, CancellationToken cancellation)
    {
        _files.TryRemove(fileId, out _);
        return Task.CompletedTask;
    }

    Task<FileGivenOut?> IFilesGivenOut.FindAsync(Guid fileId, CancellationToken cancellation)
        => Task.FromResult(_files.GetValueOrDefault(fileId) is { IsReady: true } file ? new FileGivenOut(file.Name, file.MediaType!, file.Sha256!, file.Length, FileRight.Public, IsOwners: false, IsShown: false) : null);

    public Task<Stream> OpenAsync(FileGivenOut file, CancellationToken cancellation) => Task.FromResult<Stream>(new MemoryStream());

    Task<Publication?> IPublications.FindAsync(Guid fileId, CancellationToken cancellation)
        => Task.FromResult<Publication?>(new Publication(
            fileId, FileKind.Epub, """{"toc":[{"title":"Bến nước đầu làng","href":"c1.xhtml"},{"title":"Chàng Đăm Duông","href":"c2.xhtml#b"}]}""", "{}", null, false));

    public Task<PublicationMember?> FindMemberAsync(Guid fileId, string path, CancellationToken cancellation) => Task.FromResult<PublicationMember?>(null);

    public Task<Stream> OpenAsync(PublicationMember member, CancellationToken cancellation) => throw new NotSupportedException();
}
