using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Security;
using OerPortal.Events.Models;
using OerPortal.Ingest;

namespace OerPortal.Events.Data;

/// <summary>Pictures of reports: they go through quarantine like every upload, and everybody may see those that say what they show.</summary>
internal sealed class PictureFiles(EventsDbContext db, IFiles files, ICurrentPerson person, TimeProvider time) : IFileKeeper, IFileAccess, IEventHandler<FileReady>
{
    internal const int Most = 24;

    public IReadOnlyCollection<string> HolderKinds { get; } = [LibraryEvent.HolderKind];

    public async Task<IReadOnlySet<Guid>> KeptAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
        => (await db.Pictures.OfAllSites().Where(p => fileIds.Contains(p.FileId)).Select(p => p.FileId).ToListAsync(cancellation)).ToHashSet();

    public async Task<IReadOnlySet<string>> AwaitingAsync(IReadOnlyCollection<string> holders, CancellationToken cancellation)
    {
        Guid[] ids = [.. holders.Select(IdOf).OfType<Guid>()];
        return (await db.Events.OfAllSites().Where(e => ids.Contains(e.Id)).Select(e => e.Id).ToListAsync(cancellation)).Select(id => $"{LibraryEvent.HolderKind}:{id}").ToHashSet(StringComparer.Ordinal);
    }

    public async Task<FileRight> RightToAsync(Guid fileId, CancellationToken cancellation)
    {
        if (await db.Pictures.AsNoTracking().FirstOrDefaultAsync(p => p.FileId == fileId, cancellation) is not { } picture)
            return FileRight.None;
        return picture.Words.Length > 0 ? FileRight.Public : person.Can(Permissions.Hold) ? FileRight.Private : FileRight.None;
    }

    public async Task HandleAsync(FileReady message, CancellationToken cancellation)
    {
        if (IdOf(message.Holder) is not { } eventId || !await db.Events.OfAllSites().AnyAsync(e => e.Id == eventId && e.SiteId == message.SiteId, cancellation)
            || await db.Pictures.OfAllSites().AnyAsync(p => p.FileId == message.FileId, cancellation)
            || await files.FindAsync(message.FileId, cancellation) is not { Kind: FileKind.Image })
        {
            return;
        }

        db.Pictures.Add(new EventPicture { FileId = message.FileId, EventId = eventId, SiteId = message.SiteId, At = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
    }

    private static Guid? IdOf(string holder)
        => holder.StartsWith(LibraryEvent.HolderKind + ":", StringComparison.Ordinal) && Guid.TryParse(holder.AsSpan(LibraryEvent.HolderKind.Length + 1), out var id) ? id : null;
}
