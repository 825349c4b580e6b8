using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Reading.Endpoints;

namespace OerPortal.Reading.Data;

/// <summary>A person's places, in the copy of their data that they can take.</summary>
internal sealed class ReadingRecords(ReadingDbContext db) : IPersonalRecords
{
    public string Name => "reading";

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var places = await db.Places.AsNoTracking().Where(p => p.PersonId == personId).OrderBy(p => p.UpdatedAt).ToListAsync(cancellation);
        return places.Count == 0 ? null : new { places = places.Select(p => new { p.ResourceId, p.FileId, place = PlaceEndpoints.Describe(p) }) };
    }
}
