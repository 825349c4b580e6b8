using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;

namespace OerPortal.Services.Data;

/// <summary>What a person asked of libraries: in the copy, and gone with them.</summary>
internal sealed class RequestRecords(ServicesDbContext db) : IPersonalRecords
{
    public string Name => "requests";

    public IReadOnlyList<PersonColumn> Columns { get; } =
    [
        PersonColumn.Goes("services.request.person_id"),
        PersonColumn.Stays("services.reply.by_id", "The answer belongs to whoever asked; the id leads to no name."),
    ];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
        => await db.Requests.OfAllSites().AsNoTracking().Where(r => r.PersonId == personId).OrderBy(r => r.AskedAt)
            .Select(r => new { Service = r.Service.ToString(), r.Name, r.Contact, r.Title, r.Detail, r.Body, r.AskedAt, State = r.State.ToString(), Answers = r.Replies.Select(a => new { a.At, a.Words }) })
            .ToListAsync(cancellation) is { Count: > 0 } requests ? requests : null;

    public Task EraseAsync(Guid personId, CancellationToken cancellation)
        => db.Requests.OfAllSites().Where(r => r.PersonId == personId).ExecuteDeleteAsync(cancellation);
}
