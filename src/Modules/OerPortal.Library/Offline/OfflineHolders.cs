using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Offline;

/// <summary>In whose hands copies are by what is written.</summary>
internal sealed class OfflineHolders(LibraryDbContext db)
{
    internal async Task<IReadOnlyDictionary<Guid, Loan>> OfAsync(Guid[] copyIds, CancellationToken cancellation)
        => await db.Loans.AsNoTracking().Where(l => copyIds.Contains(l.CopyId) && l.EndedAt == null).ToDictionaryAsync(l => l.CopyId, cancellation);
}
