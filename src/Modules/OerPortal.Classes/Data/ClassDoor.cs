using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Classes.Cards;
using OerPortal.Classes.Models;
using OerPortal.Classes.Names;

namespace OerPortal.Classes.Data;

/// <summary>How pupils of the current school come in: by their card, or by the code of their class and their name; and always with the PIN.</summary>
internal sealed class ClassDoor(ClassesDbContext db, IPupilDoor door, PupilPins pins, TimeProvider time)
{
    internal async Task<(Pupil Pupil, SchoolClass Class)?> ByCardAsync(string card, CancellationToken cancellation)
        => await db.Pupils.FirstOrDefaultAsync(p => p.Card == card && p.LeftAt == null, cancellation) is { } pupil ? (pupil, await ClassOfAsync(pupil, cancellation)) : null;

    internal async Task<SchoolClass?> ByCodeAsync(string? typed, CancellationToken cancellation)
        => ClassCode.Read(typed) is { } code ? await db.Classes.AsNoTracking().FirstOrDefaultAsync(c => c.Code == code && c.ClosedAt == null, cancellation) : null;

    /// <summary>Pupils of a class as it calls them, in the order of the names.</summary>
    internal async Task<IReadOnlyList<(Guid PersonId, string Name)>> NamesAsync(SchoolClass its, CancellationToken cancellation)
    {
        Pupil[] pupils = [.. (await db.Pupils.AsNoTracking().Where(p => p.ClassId == its.Id && p.LeftAt == null).ToListAsync(cancellation)).InOrder(p => p.Name)];
        var called = PersonName.Called([.. pupils.Select(p => p.Name)]);
        return [.. pupils.Select((p, at) => (p.PersonId, called[at]))];
    }

    internal Task<Pupil?> PupilAsync(SchoolClass its, Guid personId, CancellationToken cancellation)
        => db.Pupils.FirstOrDefaultAsync(p => p.PersonId == personId && p.ClassId == its.Id && p.LeftAt == null, cancellation);

    internal async Task<PupilEntry> EnterAsync(HttpContext http, Pupil pupil, string? pin, CancellationToken cancellation)
    {
        var entry = await door.EnterAsync(http, pupil.PersonId, pupil.SiteId, () => pins.Fits(pupil.Card, pin), cancellation);
        if (entry.IsIn)
        {
            pupil.SignedInAt ??= time.GetUtcNow();
            await db.SaveChangesAsync(cancellation);
        }

        return entry;
    }

    private Task<SchoolClass> ClassOfAsync(Pupil pupil, CancellationToken cancellation) => db.Classes.AsNoTracking().FirstAsync(c => c.Id == pupil.ClassId, cancellation);
}
