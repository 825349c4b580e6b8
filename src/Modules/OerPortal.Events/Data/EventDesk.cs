using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Events.Models;

namespace OerPortal.Events.Data;

/// <summary>What those who hold events do with them.</summary>
internal sealed class EventDesk(EventsDbContext db, INotices notices, ISiteContext site, IPageCache cache, TimeProvider time)
{
    private const int Most = 200;

    internal async Task<IReadOnlyList<DeskEvent>> ListAsync(CancellationToken cancellation)
        => await db.Events.AsNoTracking().OrderByDescending(e => e.StartsAt).Take(Most)
            .Select(e => new DeskEvent(e, db.Registrations.Where(r => r.EventId == e.Id && r.CancelledAt == null).Sum(r => r.People))).ToListAsync(cancellation);

    internal Task<LibraryEvent?> FindAsync(string publicId, CancellationToken cancellation) => db.Events.FirstOrDefaultAsync(e => e.PublicId == publicId, cancellation);

    internal async Task<IReadOnlyList<Registration>> ComingAsync(Guid eventId, CancellationToken cancellation)
        => await db.Registrations.AsNoTracking().Where(r => r.EventId == eventId && r.CancelledAt == null).OrderBy(r => r.RegisteredAt).ToListAsync(cancellation);

    internal async Task<IReadOnlyList<EventPicture>> PicturesAsync(Guid eventId, CancellationToken cancellation)
        => await db.Pictures.Where(p => p.EventId == eventId).OrderBy(p => p.At).ToListAsync(cancellation);

    internal async Task SaveAsync(LibraryEvent one, bool isNew, CancellationToken cancellation)
    {
        if (isNew)
            db.Events.Add(one);
        Touch(one);
        db.Record(isNew ? "events.announce" : "events.change", $"event:{one.Id}");
        await db.SaveChangesAsync(cancellation);
        await ForgetAsync(cancellation);
    }

    /// <summary>Says that it does not take place, or does after all; those with an account who wanted to come are told.</summary>
    internal async Task CallOffAsync(LibraryEvent one, bool off, CancellationToken cancellation)
    {
        one.CancelledAt = off ? time.GetUtcNow() : null;
        Touch(one);
        db.Record(off ? "events.call-off" : "events.hold-after-all", $"event:{one.Id}");
        await db.SaveChangesAsync(cancellation);
        await ForgetAsync(cancellation);
        foreach (var coming in (await ComingAsync(one.Id, cancellation)).Where(r => r.PersonId is not null))
        {
            await notices.TellAsync(
                new Notice(coming.PersonId!.Value, off ? "events.notice.off" : "events.notice.on", [one.Title, one.StartsAt.MomentInNumbers()], site.Current.PathPrefix + EventAddress.Page(one.PublicId), $"event:{one.Id}:{one.Revision}"),
                cancellation);
        }
    }

    internal async Task RemovePictureAsync(EventPicture picture, CancellationToken cancellation)
    {
        db.Pictures.Remove(picture);
        db.Publish(new Ingest.FilesGivenUp([picture.FileId]));
        await db.SaveChangesAsync(cancellation);
        await ForgetAsync(cancellation);
    }

    private void Touch(LibraryEvent one)
    {
        one.ChangedAt = time.GetUtcNow();
        one.Revision++;
    }

    private Task ForgetAsync(CancellationToken cancellation) => cache.ForgetAsync(EventLists.Tag, cancellation);
}

/// <param name="Coming">How many people registered.</param>
internal sealed record DeskEvent(LibraryEvent Event, int Coming);
