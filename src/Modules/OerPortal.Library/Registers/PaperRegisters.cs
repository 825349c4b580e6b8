using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;

namespace OerPortal.Library.Registers;

/// <summary>Where the registers of the current school go on from those on paper.</summary>
internal sealed class PaperRegisters(LibraryDbContext db, ISiteContext site)
{
    /// <summary>Numbers on books have six figures, and there must be some left.</summary>
    internal const int Highest = 900_000;

    /// <summary>The last number on paper; 0 where nobody said.</summary>
    internal async Task<int> LastAsync(RegisterChoice register, CancellationToken cancellation)
        => (await db.Database.SqlQuery<int>($"select last from library.counter where site_id = {site.Current.Id} and register = {register.Counter}").ToListAsync(cancellation)).FirstOrDefault();

    /// <returns>False when the register has a line already: then it goes on from that.</returns>
    internal async Task<bool> GoOnAsync(RegisterChoice register, int last, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Whoever is entering a voucher holds the counter; only then is it seen whether a line has come.
        await db.Database.ExecuteSqlAsync($"insert into library.counter (site_id, register, last) values ({site.Current.Id}, {register.Counter}, 0) on conflict (site_id, register) do update set last = counter.last", cancellation);
        if (await HasLinesAsync(register, cancellation))
            return false;
        await db.Database.ExecuteSqlAsync($"update library.counter set last = {last} where site_id = {site.Current.Id} and register = {register.Counter}", cancellation);
        db.Record("library.counter", $"site:{site.Current.Id}", new { register = register.Code, last });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private Task<bool> HasLinesAsync(RegisterChoice register, CancellationToken cancellation) => register switch
    {
        { Kind: { } kind } => db.Copies.AnyAsync(c => c.Register == kind, cancellation),
        { Part: RegisterPart.Out } => db.WriteOffs.AnyAsync(w => w.Number != null, cancellation),
        { Part: RegisterPart.StockTake } => db.StockTakes.AnyAsync(t => t.Number != null, cancellation),
        _ => db.Vouchers.AnyAsync(v => v.Number != null, cancellation),
    };
}
