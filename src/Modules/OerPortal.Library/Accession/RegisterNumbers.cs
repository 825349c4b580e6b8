using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Accession;

/// <summary>
/// Gives out numbers of the registers. It works in the transaction that writes what has the number: others wait for its end, and one that fails gives
/// its numbers back, so none is left out.
/// </summary>
internal sealed class RegisterNumbers(LibraryDbContext db)
{
    /// <summary>Of vouchers.</summary>
    internal const string General = "";

    /// <returns>The first of so many.</returns>
    internal async Task<int> TakeAsync(Guid siteId, string register, int count, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A number belongs to what is written with it.");
        var last = (await db.Database.SqlQuery<int>(
            $"""
             insert into library.counter (site_id, register, last) values ({siteId}, {register}, {count})
             on conflict (site_id, register) do update set last = counter.last + excluded.last
             returning last
             """).ToListAsync(cancellation))[0];
        return last - count + 1;
    }

    internal Task<int> TakeAsync(Guid siteId, BookKind register, int count, CancellationToken cancellation) => TakeAsync(siteId, Register.Letters(register), count, cancellation);
}
