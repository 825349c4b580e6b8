using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Data;

/// <summary>
/// Pictures and files of sites' pages. Everybody has those that a page shows, or a preview whose link is open; all others are for those who write
/// at the site.
/// </summary>
internal sealed class MediaShelf(SitesDbContext db, IFiles files, ICurrentPerson person, ISiteContext site, TimeProvider time) : IFileAccess, IFileKeeper
{
    public IReadOnlyCollection<string> HolderKinds { get; } = [SiteMedia.HolderKind];

    internal async Task<IReadOnlyList<ShelvedMedia>> NewestAsync(int most, CancellationToken cancellation)
    {
        var rows = await db.Media.AsNoTracking().OrderByDescending(m => m.AddedAt).Take(most).ToListAsync(cancellation);
        var facts = (await files.FindManyAsync([.. rows.Select(m => m.FileId)], cancellation)).ToDictionary(f => f.Id);
        return [.. rows.Where(m => facts.ContainsKey(m.FileId)).Select(m => new ShelvedMedia(m, facts[m.FileId]))];
    }

    internal async Task<ShelvedMedia?> FindAsync(Guid fileId, CancellationToken cancellation)
        => await db.Media.FirstOrDefaultAsync(m => m.FileId == fileId, cancellation) is { } media && await files.FindAsync(fileId, cancellation) is { } facts ? new(media, facts) : null;

    /// <summary>Takes a file in through quarantine and scan, as any upload.</summary>
    /// <exception cref="NoRoomException">The disk is full, or the person or school has used up its room.</exception>
    internal async Task<Guid> AddAsync(string name, string description, Guid ownerId, Stream content, CancellationToken cancellation)
    {
        var id = await files.AcceptAsync(new NewFile(site.Current.Id, ownerId, $"{SiteMedia.HolderKind}:{site.Current.Id}", name), content, cancellation);
        db.Media.Add(new SiteMedia { FileId = id, SiteId = site.Current.Id, Description = description, AddedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
        return id;
    }

    /// <summary>Whether a page or the front page shows it, now or in a version that can be restored.</summary>
    internal async Task<bool> IsUsedAsync(Guid fileId, CancellationToken cancellation)
        => await db.Versions.AnyAsync(v => v.Files.Contains(fileId), cancellation)
            || await db.Fronts.AnyAsync(f => f.LiveFiles.Contains(fileId) || f.DraftFiles.Contains(fileId), cancellation);

    internal async Task DescribeAsync(SiteMedia media, string description, CancellationToken cancellation)
    {
        media.Description = description;
        await db.SaveChangesAsync(cancellation);
    }

    internal async Task RemoveAsync(SiteMedia media, CancellationToken cancellation)
    {
        db.Media.Remove(media);
        db.Publish(new FilesGivenUp([media.FileId]));
        db.Record("sites.media-remove", $"site:{media.SiteId}", new { media.Description });
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<FileRight> RightToAsync(Guid fileId, CancellationToken cancellation)
    {
        if (await db.Media.OfAllSites().AsNoTracking().FirstOrDefaultAsync(m => m.FileId == fileId, cancellation) is not { } media)
            return FileRight.None;
        var now = time.GetUtcNow();
        var isOnPage = await (from version in db.Versions
                              join writing in db.Writings.OfAllSites() on version.WritingId equals writing.Id
                              where version.Files.Contains(fileId)
                                && ((writing.IsShown && version.Number == writing.ShownVersion) || (writing.PreviewUntil > now && version.Number == writing.LatestVersion))
                              select version.Number).AnyAsync(cancellation);
        if (isOnPage || await db.Fronts.AnyAsync(f => f.LiveFiles.Contains(fileId), cancellation))
            return FileRight.Public;
        return person.CanAt(media.SiteId, Permissions.News) ? FileRight.Private : FileRight.None;
    }

    public async Task<IReadOnlySet<Guid>> KeptAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
        => (await db.Media.OfAllSites().Where(m => fileIds.Contains(m.FileId)).Select(m => m.FileId).ToListAsync(cancellation)).ToHashSet();

    public Task<IReadOnlySet<string>> AwaitingAsync(IReadOnlyCollection<string> holders, CancellationToken cancellation)
        => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
}

internal sealed record ShelvedMedia(SiteMedia Media, FileFacts File)
{
    public bool IsPicture => File.Kind == FileKind.Image;
}
