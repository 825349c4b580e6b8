using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;

namespace OerPortal.Exchange.Data;

/// <summary>Imports of a person: in the copy, and gone with them. What was taken in stays with Resources.</summary>
internal sealed class RunRecords(ExchangeDbContext db) : IPersonalRecords
{
    public string Name => "imports";

    public IReadOnlyList<PersonColumn> Columns { get; } =
        [PersonColumn.Goes("exchange.run.owner_id"), PersonColumn.Goes("exchange.run.started_by"), PersonColumn.Goes("exchange.run.approver_id")];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
        => await db.Runs.OfAllSites().AsNoTracking().Where(r => r.OwnerId == personId || r.StartedBy == personId || r.ApproverId == personId).OrderBy(r => r.BeganAt)
            .Select(r => new { r.Id, r.Name, r.BeganAt, State = r.State.ToString(), r.Total }).ToListAsync(cancellation) is { Count: > 0 } runs ? runs : null;

    public Task EraseAsync(Guid personId, CancellationToken cancellation)
        => db.Runs.OfAllSites().Where(r => r.OwnerId == personId || r.StartedBy == personId || r.ApproverId == personId).ExecuteDeleteAsync(cancellation);
}
