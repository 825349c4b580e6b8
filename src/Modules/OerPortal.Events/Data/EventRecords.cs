using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;

namespace OerPortal.Events.Data;

/// <summary>Where a person wanted to come: in the copy, and gone with them.</summary>
internal sealed class EventRecords(EventsDbContext db) : IPersonalRecords
{
    public string Name => "events";

    public IReadOnlyList<PersonColumn> Columns { get; } = [PersonColumn.Goes("events.registration.person_id")];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
        => await db.Registrations.OfAllSites().AsNoTracking().Where(r => r.PersonId == personId).OrderBy(r => r.RegisteredAt)
            .Join(db.Events.OfAllSites(), r => r.EventId, e => e.Id, (r, e) => new { e.Title, e.StartsAt, r.Name, r.Contact, r.People, r.RegisteredAt, r.CancelledAt })
            .ToListAsync(cancellation) is { Count: > 0 } registrations ? registrations : null;

    public Task EraseAsync(Guid personId, CancellationToken cancellation)
        => db.Registrations.OfAllSites().Where(r => r.PersonId == personId).ExecuteDeleteAsync(cancellation);
}

/// <summary>Events in the audit log.</summary>
internal sealed class EventSubjects(EventsDbContext db) : IAuditSubjects
{
    public string Kind => "event";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Events.OfAllSites().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => new AuditSubject(e.Title, EventAddress.Page(e.PublicId)), cancellation);
}
