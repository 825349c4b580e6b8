using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;

namespace OerPortal.Library.Data;

/// <summary>What somebody asked to be brought or copied: in the copy, and gone with them.</summary>
internal sealed class RequestRecords(LibraryDbContext db) : IPersonalRecords
{
    public string Name => "library-requests";

    public IReadOnlyList<PersonColumn> Columns { get; } =
    [
        PersonColumn.Goes("library.reader_request.person_id"),
        PersonColumn.Stays("library.reader_request.state_by", "The library's own book-keeping; it goes with the request."),
    ];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
        => await db.ReaderRequests.OfAllSites().AsNoTracking().Where(r => r.PersonId == personId).OrderBy(r => r.AskedAt)
            .Select(r => new { Kind = r.Kind.ToString(), Title = r.Title.Name, r.Place, r.Pages, r.Note, r.AskedAt, State = r.State.ToString() }).ToListAsync(cancellation) is { Count: > 0 } requests ? requests : null;

    public Task EraseAsync(Guid personId, CancellationToken cancellation)
        => db.ReaderRequests.OfAllSites().Where(r => r.PersonId == personId).ExecuteDeleteAsync(cancellation);
}
