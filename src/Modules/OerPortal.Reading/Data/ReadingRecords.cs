using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Reading.Endpoints;

namespace OerPortal.Reading.Data;

/// <summary>A person's places and lessons, and what they keep for later: in the copy of their data, and gone with the person.</summary>
internal sealed class ReadingRecords(ReadingDbContext db) : IPersonalRecords
{
    public string Name => "reading";

    public IReadOnlyList<PersonColumn> Columns { get; } =
        [PersonColumn.Goes("reading.place.person_id"), PersonColumn.Goes("reading.lesson.person_id"), PersonColumn.Goes("reading.saved.person_id")];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var places = await db.Places.AsNoTracking().Where(p => p.PersonId == personId).OrderBy(p => p.UpdatedAt).ToListAsync(cancellation);
        var lessons = await db.Lessons.AsNoTracking().Where(l => l.PersonId == personId).OrderBy(l => l.UpdatedAt).ToListAsync(cancellation);
        var saved = await db.Saved.AsNoTracking().Where(s => s.PersonId == personId).OrderBy(s => s.SavedAt).ToListAsync(cancellation);
        return places.Count + lessons.Count + saved.Count == 0 ? null : new
        {
            places = places.Select(p => new { p.ResourceId, p.FileId, place = PlaceEndpoints.Describe(p) }),
            lessons = lessons.Select(l => new { l.FileId, l.Part, state = LessonEndpoints.Describe(l), l.UpdatedAt }),
            saved = saved.Select(s => new { s.PublicId, s.SavedAt }),
        };
    }

    public async Task EraseAsync(Guid personId, CancellationToken cancellation)
    {
        await db.Places.Where(p => p.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Lessons.Where(l => l.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Saved.Where(s => s.PersonId == personId).ExecuteDeleteAsync(cancellation);
    }
}
