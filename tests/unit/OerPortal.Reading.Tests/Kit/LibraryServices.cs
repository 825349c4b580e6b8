using OerPortal.Cms.Data;
using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Reading.Tests.Kit;

internal sealed class LibraryResources(Library library) : IResources
{
    public Task<ResourceCard?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellation)
        => Task.FromResult(library.Items.FirstOrDefault(i => i.Card.PublicId == publicId && i.IsVisibleTo(viewer))?.Card);

    public Task<ResourceDocument?> DocumentAsync(Guid resourceId, CancellationToken cancellation)
        => Task.FromResult(library.Items.Where(i => i.Card.Id == resourceId && !i.IsWithdrawn)
            .Select(i => new ResourceDocument(i.Card, new ResourceMetadata(), [.. i.Files.Keys], 1, i.Card.PublishedAt, [])).FirstOrDefault());

    public Task<IReadOnlyList<ResourceCard>> CardsAsync(IReadOnlyList<Guid> ids, Viewer viewer, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<ResourceCard>>(
            [.. ids.SelectMany(id => library.Items.Where(i => i.Card.Id == id && i.IsVisibleTo(viewer))).Select(i => i.Card)]);

    // What follows the catalogue finds nothing to do.
    public Task<IReadOnlyList<PublicRecord<ResourceDocument>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PublicRecord<ResourceDocument>>>([]);

    public Task<long> LastNumberAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<PublicRecord<ResourceDocument>?> RecordAsync(Guid resourceId, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<ResourceCard>> NewestAsync(Guid? siteId, int count, Viewer viewer, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<ResourceCard>>([]);

    public Task<IReadOnlyList<ResourceCard>> LentAsync(int count, Viewer viewer, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<ResourceCard>>([]);

    public Task<ResourceCounts> CountAsync(Viewer viewer, CancellationToken cancellation)
        => Task.FromResult(new ResourceCounts(0, new Dictionary<string, int>()));

    public Task<IReadOnlyDictionary<Guid, int>> CountBySiteAsync(IReadOnlyCollection<Guid> siteIds, Viewer viewer, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyDictionary<Guid, int>>(new Dictionary<Guid, int>());

    public Task<IReadOnlyDictionary<Guid, int>> LargestSitesAsync(int count, Viewer viewer, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyDictionary<Guid, int>>(new Dictionary<Guid, int>());
}

internal sealed class LibraryFiles(Library library) : IFiles
{
    public Task<FileFacts?> FindAsync(Guid fileId, CancellationToken cancellation)
        => Task.FromResult(library.Items.Select(i => i.Files.GetValueOrDefault(fileId)).FirstOrDefault(f => f is not null)?.Facts);

    public Task<IReadOnlyList<FileFacts>> FindManyAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<FileFacts>>([.. library.Items.SelectMany(i => i.Files.Values).Select(f => f.Facts).Where(f => fileIds.Contains(f.Id))]);

    public Task<IReadOnlyList<FileFacts>> OfHolderAsync(string holder, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<FileFacts>> WithSameBytesAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<Passage> PassagesAsync(Guid fileId, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Guid> AcceptAsync(NewFile file, Stream content, CancellationToken cancellation) => throw new NotSupportedException();

    public Task RemoveAsync(Guid fileId, CancellationToken cancellation) => throw new NotSupportedException();
}

internal sealed class LibraryLectures(Library library) : ILectures
{
    public Task<Lecture?> FindAsync(Guid fileId, CancellationToken cancellation) => Task.FromResult(library.FileOf(fileId)?.Lecture);

    public Task<PublicationMember?> FindMemberAsync(Guid fileId, string path, CancellationToken cancellation)
        => Task.FromResult(library.FileOf(fileId) is { Lecture: not null } file ? file.Members.GetValueOrDefault(path).Member : null);

    public Task<Stream> OpenAsync(PublicationMember member, CancellationToken cancellation) => Task.FromResult(library.Open(member));
}

internal sealed class LibraryContents(Library library) : IContents
{
    public Task<FileContents?> FindAsync(Guid fileId, CancellationToken cancellation) => Task.FromResult(library.FileOf(fileId)?.Contents);
}

internal sealed class LibrarySheets(Library library) : ISheets
{
    public Task<IReadOnlyList<string>> NamesAsync(Guid fileId, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([.. library.FileOf(fileId)?.Sheets.Select(s => s.Name) ?? []]);

    public Task<SheetTable?> FindAsync(Guid fileId, int number, CancellationToken cancellation) => Task.FromResult(library.FileOf(fileId)?.Sheets.ElementAtOrDefault(number - 1));
}

internal sealed class LibraryPublications(Library library) : IPublications
{
    public Task<Publication?> FindAsync(Guid fileId, CancellationToken cancellation) => Task.FromResult(library.FileOf(fileId)?.Publication);

    public Task<PublicationMember?> FindMemberAsync(Guid fileId, string path, CancellationToken cancellation)
        => Task.FromResult(library.FileOf(fileId)?.Members.GetValueOrDefault(path).Member);

    public Task<Stream> OpenAsync(PublicationMember member, CancellationToken cancellation)
        => Task.FromResult(library.Open(member));
}
