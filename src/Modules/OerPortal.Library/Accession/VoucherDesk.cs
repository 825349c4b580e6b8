using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Accession;

/// <summary>Vouchers of the current school: written in peace, then entered at once into the registers.</summary>
internal sealed class VoucherDesk(LibraryDbContext db, RegisterNumbers numbers, CopyNumbering numbering, IPageCache pages, ISiteContext site, ICurrentPerson person, TimeProvider time)
{
    internal const int PageLength = 30;
    internal const int MostLines = 500;
    internal const int MostCopies = 2_000;

    /// <summary>Those that are being written first, then the newest.</summary>
    internal async Task<(IReadOnlyList<Voucher> Vouchers, int Total)> ListAsync(int page, CancellationToken cancellation)
        => (await db.Vouchers.AsNoTracking().Include(v => v.Lines).OrderByDescending(v => v.Number == null).ThenByDescending(v => v.Number).ThenByDescending(v => v.BegunAt)
                .Skip((page - 1) * PageLength).Take(PageLength).ToListAsync(cancellation),
            await db.Vouchers.CountAsync(cancellation));

    internal Task<Voucher?> FindAsync(Guid id, CancellationToken cancellation)
        => db.Vouchers.Include(v => v.Lines.OrderBy(l => l.Place)).ThenInclude(l => l.Title).FirstOrDefaultAsync(v => v.Id == id, cancellation);

    /// <summary>In which register each line of an entered voucher stands: its title may be of another kind today.</summary>
    internal async Task<IReadOnlyDictionary<Guid, BookKind>> RegistersAsync(Guid id, CancellationToken cancellation)
        => await db.Lines.Where(l => l.VoucherId == id)
            .Join(db.Copies, l => new { l.VoucherId, l.TitleId, Number = l.FirstNumber }, c => new { VoucherId = c.VoucherId!.Value, TitleId = c.EnteredTitleId, Number = (int?)c.Number }, (l, c) => new { l.Id, c.Register })
            .ToDictionaryAsync(l => l.Id, l => l.Register, cancellation);

    internal async Task<Voucher> BeginAsync(DateOnly today, CancellationToken cancellation)
    {
        var voucher = new Voucher { SiteId = site.Current.Id, Dated = today, BegunAt = time.GetUtcNow() };
        db.Vouchers.Add(voucher);
        await db.SaveChangesAsync(cancellation);
        return voucher;
    }

    /// <returns>False when it has been entered meanwhile.</returns>
    internal Task<bool> SaveAsync(CancellationToken cancellation) => db.SaveUnlessKeptAsync(cancellation);

    /// <returns>False when it has as many lines as it may, or has been entered meanwhile.</returns>
    internal async Task<bool> AddAsync(Voucher voucher, Title title, int count, long price, CancellationToken cancellation)
    {
        if (voucher.Lines.Count >= MostLines)
            return false;
        voucher.Lines.Add(new VoucherLine
        {
            SiteId = voucher.SiteId,
            VoucherId = voucher.Id,
            TitleId = title.Id,
            Place = voucher.Lines.Select(l => l.Place).DefaultIfEmpty().Max() + 1,
            Count = count,
            Price = price,
        });
        return await SaveAsync(cancellation);
    }

    internal async Task<bool> RemoveAsync(Voucher voucher, Guid lineId, CancellationToken cancellation)
    {
        if (voucher.Lines.FirstOrDefault(l => l.Id == lineId) is { } line)
            db.Lines.Remove(line);
        return await SaveAsync(cancellation);
    }

    internal Task<bool> DiscardAsync(Voucher voucher, CancellationToken cancellation)
    {
        db.Vouchers.Remove(voucher);
        return SaveAsync(cancellation);
    }

    /// <summary>Gives the voucher and every copy their numbers, all or none.</summary>
    /// <returns>False when somebody else has entered it meanwhile, or taken out its last line.</returns>
    internal async Task<bool> EnterAsync(Guid id, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var number = await numbers.TakeAsync(site.Current.Id, RegisterNumbers.General, 1, cancellation);
        // From here on nobody changes its lines; who pressed the button twice waits here for the first, and finds it done.
        if (await db.Vouchers.Where(v => v.Id == id && v.Number == null)
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.Number, number).SetProperty(v => v.EnteredAt, time.GetUtcNow()).SetProperty(v => v.EnteredBy, person.Id), cancellation) == 0)
            return false;
        db.ChangeTracker.Clear();
        if (await FindAsync(id, cancellation) is not { Lines.Count: > 0 } voucher)
            return false;
        await numbering.NumberAsync(voucher, cancellation);
        db.Record("library.voucher.enter", $"voucher:{voucher.Id}", new { number, copies = voucher.Count });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await pages.ForgetAsync(LibraryMenu.TagOf(site.Current.Id), cancellation);
        return true;
    }
}
