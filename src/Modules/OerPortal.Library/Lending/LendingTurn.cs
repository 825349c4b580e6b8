using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Data;

namespace OerPortal.Library.Lending;

/// <summary>Who moves many copies of a school at once takes turns, so that nobody waits in a ring.</summary>
internal static class LendingTurn
{
    /// <summary>Until the end of the transaction.</summary>
    internal static Task<int> TakeTurnAsync(this LibraryDbContext db, Guid siteId, CancellationToken cancellation)
        => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"library.set:" + siteId}, 0))", cancellation);
}
