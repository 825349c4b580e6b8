using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Photos;

/// <summary>
/// Pictures of readers. They go through quarantine and scan as any upload, and no page shows one before. Librarians of the school see them, and the reader; nobody else.
/// </summary>
internal sealed class ReaderPhotos(LibraryDbContext db, IFiles files, ICovers covers, ICurrentPerson person, ISiteContext site, TimeProvider time) : IFileAccess, IFileKeeper
{
    /// <summary>A phone's picture.</summary>
    internal const int LargestPhoto = 16 << 20;

    /// <summary>Pixels, on pages.</summary>
    internal const int ShownWidth = 160;

    /// <summary>Pixels, on cards: 22.5 mm at 500 dots an inch.</summary>
    private const int PrintedWidth = 480;

    /// <summary>Endings of pictures, for file inputs and names in a ZIP.</summary>
    internal static IReadOnlyList<string> Endings { get; } = [".jpg", ".jpeg", ".png", ".webp", ".heic"];

    public IReadOnlyCollection<string> HolderKinds { get; } = [ReaderPhoto.HolderKind, PhotoBatch.HolderKind];

    internal async Task<PhotoShown> OfAsync(Guid personId, CancellationToken cancellation)
    {
        if (await db.Photos.AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == personId, cancellation) is not { } photo)
            return new PhotoShown(PhotoState.None);
        return Of(photo, await files.FindAsync(photo.FileId, cancellation));
    }

    /// <summary>Takes a picture in, in place of the one before.</summary>
    /// <exception cref="NoRoomException">The disk is full, or the person or school has used up its room.</exception>
    internal async Task AddAsync(Guid personId, string name, Stream content, CancellationToken cancellation)
    {
        var id = await files.AcceptAsync(new NewFile(site.Current.Id, person.Id ?? personId, $"{ReaderPhoto.HolderKind}:{site.Current.Id}", name), content, cancellation);
        await PlaceAsync(personId, id, cancellation);
    }

    internal async Task PlaceAsync(Guid personId, Guid fileId, CancellationToken cancellation)
    {
        if (await db.Photos.FirstOrDefaultAsync(p => p.PersonId == personId, cancellation) is { } before)
        {
            db.Publish(new FilesGivenUp([before.FileId]));
            (before.FileId, before.AddedAt, before.AddedBy, before.LeftAt) = (fileId, time.GetUtcNow(), person.Id, null);
        }
        else
        {
            db.Photos.Add(new ReaderPhoto { SiteId = site.Current.Id, PersonId = personId, FileId = fileId, AddedAt = time.GetUtcNow(), AddedBy = person.Id });
        }
        db.Record("library.photo.add", $"site:{site.Current.Id}");
        await db.SaveChangesAsync(cancellation);
    }

    internal async Task<bool> RemoveAsync(Guid personId, CancellationToken cancellation)
    {
        if (await db.Photos.FirstOrDefaultAsync(p => p.PersonId == personId, cancellation) is not { } photo)
            return false;
        db.Photos.Remove(photo);
        db.Publish(new FilesGivenUp([photo.FileId]));
        db.Record("library.photo.remove", $"site:{site.Current.Id}");
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>JPEGs of those that have one, for cards.</summary>
    internal async Task<IReadOnlyDictionary<Guid, byte[]>> PrintedAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellation)
    {
        var printed = new Dictionary<Guid, byte[]>();
        var photos = await db.Photos.AsNoTracking().Where(p => personIds.Contains(p.PersonId)).ToListAsync(cancellation);
        var facts = (await files.FindManyAsync([.. photos.Select(p => p.FileId)], cancellation)).ToDictionary(f => f.Id);
        foreach (var photo in photos.Where(p => Of(p, facts.GetValueOrDefault(p.FileId)).State == PhotoState.Ready))
        {
            if (await covers.OpenAsync(photo.FileId, PrintedWidth, cancellation) is not { } cover)
                continue;
            await using (cover)
            {
                using var bytes = new MemoryStream();
                await cover.CopyToAsync(bytes, cancellation);
                printed[photo.PersonId] = bytes.ToArray();
            }
        }
        return printed;
    }

    public async Task<FileRight> RightToAsync(Guid fileId, CancellationToken cancellation)
        => await db.Photos.OfAllSites().AsNoTracking().Where(p => p.FileId == fileId).Select(p => new { p.SiteId, p.PersonId }).FirstOrDefaultAsync(cancellation) is { } photo
            && (person.CanAt(photo.SiteId, Permissions.Keep) || photo.PersonId == person.Id)
            ? FileRight.Private
            : FileRight.None;

    public async Task<IReadOnlySet<Guid>> KeptAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
        => (await db.Photos.OfAllSites().Where(p => fileIds.Contains(p.FileId)).Select(p => p.FileId)
            .Concat(db.PhotoBatches.OfAllSites().Where(b => fileIds.Contains(b.FileId)).Select(b => b.FileId)).ToListAsync(cancellation)).ToHashSet();

    public Task<IReadOnlySet<string>> AwaitingAsync(IReadOnlyCollection<string> holders, CancellationToken cancellation)
        => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());

    /// <summary>What is no picture, whatever its name says, is shown to nobody.</summary>
    private static PhotoShown Of(ReaderPhoto photo, FileFacts? file) => file switch
    {
        { IsReady: true, Kind: FileKind.Image } => new PhotoShown(PhotoState.Ready, photo.FileId),
        { IsSettled: false } => new PhotoShown(PhotoState.Arriving),
        _ => new PhotoShown(PhotoState.Refused),
    };
}

/// <summary>A reader's picture as pages have it.</summary>
internal sealed record PhotoShown(PhotoState State, Guid? FileId = null)
{
    /// <summary>Below the site; null where there is nothing to show.</summary>
    internal string? Address => FileId is { } id ? FileAddress.Cover(id, ReaderPhotos.ShownWidth) : null;
}

internal enum PhotoState
{
    None,

    /// <summary>Being scanned.</summary>
    Arriving,

    Ready,

    /// <summary>Infected, or no picture.</summary>
    Refused,
}
