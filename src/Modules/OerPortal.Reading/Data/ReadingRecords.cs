using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Reading.Endpoints;

namespace OerPortal.Reading.Data;

/// <summary>A person's places: in the copy of their data, and gone with the person.</summary>
internal sealed class ReadingRecords(ReadingDbContext db) : IPersonalRecords
{
    public string Name => "reading";

    public IReadOnlyList<PersonColumn> Columns { get; } = [PersonColumn.Goes("reading.place.person_id")];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var places = await db.Places.AsNoTracking().Where(p => p.PersonId == personId).OrderBy(p => p.UpdatedAt).ToListAsync(cancellation);
        return places.Count == 0 ? null : new { places = places.Select(p => new { p.ResourceId, p.FileId, place = PlaceEndpoints.Describe(p) }) };
    }

    public Task EraseAsync(Guid personId, CancellationToken cancellation)
        => db.Places.Where(p => p.PersonId == personId).ExecuteDeleteAsync(cancellation);
}
