using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using OerPortal.Ingest;

namespace OerPortal.TestKit;

/// <summary>Ready books with the text a test wants; the real way of a file is the Ingest module's test.</summary>
public sealed class Bookshelf : IFiles
{
    private readonly ConcurrentDictionary<Guid, (FileFacts Facts, Passage[] Text)> _books = new();
    private readonly ConcurrentDictionary<Guid, bool> _unreadable = new();

    /// <returns>The file's id.</returns>
    public Guid Put(Guid siteId, Guid ownerId, string holder, params Passage[] text)
    {
        var id = Guid.CreateVersion7();
        _books[id] = (
            new FileFacts(id, siteId, ownerId, holder, "sach.epub", FileState.Ready, FileKind.Epub, "application/epub+zip", 1_600_000,
                new string('a', 64), 100, null, [], 1, null, 84, null, HasCover: false, CanBeRead: true, null),
            text);
        return id;
    }

    /// <summary>While what it gives back is not disposed, the file's text cannot be read.</summary>
    public IDisposable Break(Guid fileId)
    {
        _unreadable[fileId] = true;
        return new Mending(() => _unreadable.TryRemove(fileId, out _));
    }

    public Task<FileFacts?> FindAsync(Guid fileId, CancellationToken cancellation) =>
        Task.FromResult(_books.TryGetValue(fileId, out var book) ? book.Facts : null);

    public Task<IReadOnlyList<FileFacts>> FindManyAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<FileFacts>>([.. fileIds.Where(_books.ContainsKey).Select(id => _books[id].Facts)]);

    public Task<IReadOnlyList<FileFacts>> OfHolderAsync(string holder, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<FileFacts>>([.. _books.Values.Select(book => book.Facts).Where(facts => facts.Holder == holder)]);

    public Task<IReadOnlyList<FileFacts>> WithSameBytesAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellation) => throw new NotSupportedException();

    public async IAsyncEnumerable<Passage> PassagesAsync(Guid fileId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        if (_unreadable.ContainsKey(fileId)) throw new IOException("The text of this file cannot be read.");
        foreach (var passage in _books.TryGetValue(fileId, out var book) ? book.Text : []) yield return passage;
    }

    public Task<Guid> AcceptAsync(NewFile file, Stream content, CancellationToken cancellation) => throw new NotSupportedException();

    public Task RemoveAsync(Guid fileId, CancellationToken cancellation) => Task.CompletedTask;

    private sealed class Mending(Action mend) : IDisposable
    {
        public void Dispose() => mend();
    }
}
