using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Acquisition;

/// <summary>Orders of the current school: written, sent, and come in on a voucher that the librarian enters.</summary>
internal sealed class PurchaseOrders(LibraryDbContext db, LendingRules rules, ISiteContext site, TimeProvider time)
{
    internal const int MostLines = 500;
    private const int Shown = 100;

    internal async Task<IReadOnlyList<PurchaseOrder>> ListAsync(CancellationToken cancellation)
        => await db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Voucher).OrderByDescending(o => o.BegunAt).Take(Shown).ToListAsync(cancellation);

    internal Task<PurchaseOrder?> FindAsync(Guid id, CancellationToken cancellation)
        => db.Orders.Include(o => o.Lines.OrderBy(l => l.Place)).Include(o => o.Voucher).FirstOrDefaultAsync(o => o.Id == id, cancellation);

    internal async Task<PurchaseOrder> BeginAsync(CancellationToken cancellation)
    {
        var order = new PurchaseOrder { SiteId = site.Current.Id, Dated = rules.Today, BegunAt = time.GetUtcNow() };
        db.Orders.Add(order);
        await db.SaveChangesAsync(cancellation);
        return order;
    }

    internal Task<int> SaveAsync(CancellationToken cancellation) => db.SaveChangesAsync(cancellation);

    /// <param name="wish">That it fulfils, if it does.</param>
    internal async Task AddAsync(PurchaseOrder order, string name, string people, int count, long price, PurchaseWish? wish, CancellationToken cancellation)
    {
        var line = new PurchaseLine
        {
            SiteId = order.SiteId,
            OrderId = order.Id,
            Place = order.Lines.Select(l => l.Place).DefaultIfEmpty().Max() + 1,
            Name = name,
            People = people,
            Count = count,
            Price = price,
        };
        db.OrderLines.Add(line);
        await db.SaveChangesAsync(cancellation);
        wish?.LineId = line.Id;
        await db.SaveChangesAsync(cancellation);
    }

    internal Task<int> RemoveAsync(PurchaseOrder order, Guid lineId, CancellationToken cancellation)
        => db.OrderLines.Where(l => l.Id == lineId && l.OrderId == order.Id).ExecuteDeleteAsync(cancellation);

    internal async Task DiscardAsync(PurchaseOrder order, CancellationToken cancellation)
    {
        db.Orders.Remove(order);
        await db.SaveChangesAsync(cancellation);
    }

    internal async Task SendAsync(PurchaseOrder order, CancellationToken cancellation)
    {
        order.SentAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Writes the voucher on which its books come in; what the catalogue does not know yet is added to it.</summary>
    /// <returns>The voucher, which is not entered yet; null when it was written before.</returns>
    internal async Task<Guid?> ReceiveAsync(PurchaseOrder order, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var voucher = new Voucher { SiteId = order.SiteId, Dated = rules.Today, Source = VoucherSource.Bought, From = order.Supplier, BegunAt = time.GetUtcNow() };
        db.Vouchers.Add(voucher);
        foreach (var (place, line) in order.Lines.OrderBy(l => l.Place).Index())
        {
            var title = await TitleAsync(line, cancellation);
            voucher.Lines.Add(new VoucherLine { SiteId = order.SiteId, VoucherId = voucher.Id, TitleId = title.Id, Place = place + 1, Count = line.Count, Price = line.Price });
        }
        await db.SaveChangesAsync(cancellation);
        // Who pressed the button twice waits here for the first, and makes nothing.
        if (await db.Orders.Where(o => o.Id == order.Id && o.VoucherId == null).ExecuteUpdateAsync(set => set.SetProperty(o => o.VoucherId, voucher.Id), cancellation) == 0)
            return null;
        await transaction.CommitAsync(cancellation);
        return voucher.Id;
    }

    private async Task<Title> TitleAsync(PurchaseLine line, CancellationToken cancellation)
    {
        var words = Unmarked.Of(line.Name);
        var named = await db.PaperTitles.Where(t => t.Words.Contains(words)).OrderBy(t => t.AddedAt).ThenBy(t => t.Id).Take(50).ToListAsync(cancellation);
        if (named.Concat(db.Titles.Local).FirstOrDefault(t => Unmarked.Of(t.Heading) == words && (line.People.Length == 0 || Unmarked.Of(t.People) == Unmarked.Of(line.People))) is { } known)
            return known;
        var title = new Title { SiteId = line.SiteId, Name = line.Name, People = line.People, Price = line.Price > 0 ? line.Price : null, AddedAt = time.GetUtcNow() };
        title.Changed(time.GetUtcNow());
        db.Titles.Add(title);
        return title;
    }
}
