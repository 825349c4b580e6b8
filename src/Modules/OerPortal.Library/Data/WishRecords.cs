using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;

namespace OerPortal.Library.Data;

/// <summary>What somebody wished for: in the copy; afterwards the wish stays without a name.</summary>
internal sealed class WishRecords(LibraryDbContext db) : IPersonalRecords
{
    public string Name => "library-wishes";

    public IReadOnlyList<PersonColumn> Columns { get; } = [PersonColumn.Goes("library.purchase_wish.wished_by")];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
        => await db.Wishes.OfAllSites().AsNoTracking().Where(w => w.WishedBy == personId).OrderBy(w => w.WishedAt)
            .Select(w => new { w.Name, w.People, w.Reason, w.WishedAt, w.Answer }).ToListAsync(cancellation) is { Count: > 0 } wishes ? wishes : null;

    public Task EraseAsync(Guid personId, CancellationToken cancellation)
        => db.Wishes.OfAllSites().Where(w => w.WishedBy == personId).ExecuteUpdateAsync(set => set.SetProperty(w => w.WishedBy, (Guid?)null), cancellation);
}
