using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Reading.Models;
using OerPortal.Resources;

namespace OerPortal.Reading.Data;

/// <summary>Something a person is reading: the resource as they may see it now, and where they stopped.</summary>
public sealed record ShelvedBook(ResourceCard Card, Place Place)
{
    /// <summary>Address of the reader, below the site's path.</summary>
    public string Address => ResourceAddress.Reader(Card.PublicId, Card.MainFileId == Place.FileId ? null : Place.FileId);
}

/// <summary>The current person's places. Nobody else's can be asked for.</summary>
public sealed class Shelf(ReadingDbContext db, ICurrentPerson person, IResources resources, TimeProvider time)
{
    public Task<Place?> FindAsync(Guid fileId, CancellationToken cancellation)
        => db.Places.AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == Owner && p.FileId == fileId, cancellation);

    /// <summary>Last read first. What was withdrawn or hidden meanwhile is left out, its place is kept.</summary>
    public async Task<IReadOnlyList<ShelvedBook>> BooksAsync(int most, bool finishedToo, CancellationToken cancellation)
    {
        var places = await db.Places.AsNoTracking()
            .Where(p => p.PersonId == Owner && (finishedToo || p.Progress < 0.995))
            .OrderByDescending(p => p.UpdatedAt).Take(most).ToListAsync(cancellation);
        var cards = (await resources.CardsAsync([.. places.Select(p => p.ResourceId).Distinct()], Viewer.From(person), cancellation)).ToDictionary(c => c.Id);
        return [.. places.Where(p => cards.ContainsKey(p.ResourceId)).Select(p => new ShelvedBook(cards[p.ResourceId], p))];
    }

    /// <summary>Keeps the place; the last one written wins.</summary>
    /// <returns>When it was written, to the microsecond that the database keeps.</returns>
    public async Task<DateTimeOffset> KeepAsync(Guid fileId, Guid resourceId, PlaceNote note, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var locator = note.Locator.GetRawText();
        var (deviceId, deviceLabel) = (Short(note.DeviceId), Short(note.DeviceLabel));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into reading.place (person_id, file_id, resource_id, locator, progress, device_id, device_label, updated_at)
            values ({Owner}, {fileId}, {resourceId}, {locator}::jsonb, {note.Progress}, {deviceId}, {deviceLabel}, {now})
            on conflict (person_id, file_id) do update set resource_id = excluded.resource_id, locator = excluded.locator,
                progress = excluded.progress, device_id = excluded.device_id, device_label = excluded.device_label, updated_at = excluded.updated_at
            """,
            cancellation);
        return now;
    }

    /// <summary>With what a lecture has kept: off the shelf, nothing of it is left.</summary>
    public async Task RemoveAsync(Guid fileId, CancellationToken cancellation)
    {
        await db.Places.Where(p => p.PersonId == Owner && p.FileId == fileId).ExecuteDeleteAsync(cancellation);
        await db.Lessons.Where(l => l.PersonId == Owner && l.FileId == fileId).ExecuteDeleteAsync(cancellation);
    }

    public async Task RemoveAllAsync(CancellationToken cancellation)
    {
        await db.Places.Where(p => p.PersonId == Owner).ExecuteDeleteAsync(cancellation);
        await db.Lessons.Where(l => l.PersonId == Owner).ExecuteDeleteAsync(cancellation);
    }

    private Guid Owner => person.Id ?? throw new InvalidOperationException("Only somebody who signed in has places here.");

    private static string Short(string? text)
        => (text is { Length: > 60 } ? text[..60] : text ?? "").Replace("\0", "", StringComparison.Ordinal);
}
