using System.Net;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Events.Data;
using OerPortal.Events.Models;

namespace OerPortal.Events.Registering;

/// <summary>Takes registrations, never more than there are seats, however many come at once.</summary>
internal sealed class Registrar(EventsDbContext db, ICurrentPerson person, TimeProvider time)
{
    /// <summary>Seats that are left; null for as many as come.</summary>
    internal async Task<int?> LeftAsync(LibraryEvent one, CancellationToken cancellation)
        => one.Seats is { } seats ? Math.Max(0, seats - await TakenAsync(one.Id, cancellation)) : null;

    internal Task<int> TakenAsync(Guid eventId, CancellationToken cancellation)
        => db.Registrations.Where(r => r.EventId == eventId && r.CancelledAt == null).SumAsync(r => r.People, cancellation);

    internal Task<Registration?> OwnAsync(Guid eventId, CancellationToken cancellation)
        => person.Id is { } me ? db.Registrations.FirstOrDefaultAsync(r => r.EventId == eventId && r.PersonId == me && r.CancelledAt == null, cancellation) : Task.FromResult<Registration?>(null);

    /// <returns>Null when there are not so many seats left, or the event takes none.</returns>
    internal async Task<Registration?> RegisterAsync(LibraryEvent one, string name, string contact, int people, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // One after the other: the event's row is the door.
        await db.Database.ExecuteSqlAsync($"select 1 from events.event where id = {one.Id} for update", cancellation);
        if (await OwnAsync(one.Id, cancellation) is { } already)
            return already;
        if (await LeftAsync(one, cancellation) < people)
            return null;
        var registration = new Registration { EventId = one.Id, SiteId = one.SiteId, PersonId = person.Id, Name = name, Contact = contact, People = people, RegisteredAt = time.GetUtcNow() };
        db.Registrations.Add(registration);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return registration;
    }

    internal async Task CancelAsync(Registration registration, CancellationToken cancellation)
    {
        registration.CancelledAt ??= time.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>How often one address may register in an hour, in memory of this instance; a school's classes come through one. Singleton.</summary>
internal sealed class RegistrationTurns(TimeProvider time)
{
    private const int Most = 60;

    private readonly WindowCounts<string> _counts = new(TimeSpan.FromHours(1), time);

    internal bool Take(IPAddress? from) => _counts.Count(from?.ToString() ?? "?") <= Most;
}
