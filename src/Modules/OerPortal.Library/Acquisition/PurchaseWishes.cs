using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Acquisition;

/// <summary>What people would like the current school's library to have.</summary>
internal sealed class PurchaseWishes(LibraryDbContext db, ISiteContext site, TimeProvider time)
{
    internal const int NameLength = 300;
    internal const int ReasonLength = 500;
    private const int Shown = 200;

    /// <summary>So many of one person may wait at a time.</summary>
    internal const int MostWaiting = 20;

    /// <summary>The newest first.</summary>
    internal Task<IReadOnlyList<WishLine>> OfPersonAsync(Guid personId, CancellationToken cancellation) => ListAsync(db.Wishes.Where(w => w.WishedBy == personId), cancellation);

    /// <summary>That nobody has decided on, the oldest first.</summary>
    internal async Task<IReadOnlyList<PurchaseWish>> WaitingAsync(CancellationToken cancellation)
        => await db.Wishes.AsNoTracking().Where(w => w.LineId == null && w.DeclinedAt == null).OrderBy(w => w.WishedAt).Take(Shown).ToListAsync(cancellation);

    internal Task<PurchaseWish?> FindAsync(Guid id, CancellationToken cancellation) => db.Wishes.FirstOrDefaultAsync(w => w.Id == id, cancellation);

    /// <returns>False when too many of theirs are waiting.</returns>
    internal async Task<bool> WishAsync(Guid personId, string name, string people, string reason, CancellationToken cancellation)
    {
        if (await db.Wishes.CountAsync(w => w.WishedBy == personId && w.LineId == null && w.DeclinedAt == null, cancellation) >= MostWaiting)
            return false;
        db.Wishes.Add(new PurchaseWish { SiteId = site.Current.Id, Name = name, People = people, Reason = reason, WishedBy = personId, WishedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    internal async Task DeclineAsync(PurchaseWish wish, string answer, CancellationToken cancellation)
    {
        (wish.DeclinedAt, wish.Answer) = (time.GetUtcNow(), answer);
        await db.SaveChangesAsync(cancellation);
    }

    /// <returns>False for what is not theirs, or is decided on already.</returns>
    internal async Task<bool> TakeBackAsync(Guid personId, Guid wishId, CancellationToken cancellation)
        => await db.Wishes.Where(w => w.Id == wishId && w.WishedBy == personId && w.LineId == null).ExecuteDeleteAsync(cancellation) > 0;

    private async Task<IReadOnlyList<WishLine>> ListAsync(IQueryable<PurchaseWish> wishes, CancellationToken cancellation)
        => await wishes.AsNoTracking().OrderByDescending(w => w.WishedAt).Take(Shown)
            .Select(w => new WishLine(
                w,
                w.LineId != null ? db.Orders.Any(o => o.Lines.Any(l => l.Id == w.LineId) && o.Voucher!.Number != null) ? WishState.Here : WishState.Ordered
                    : w.DeclinedAt != null ? WishState.Declined : WishState.New))
            .ToListAsync(cancellation);
}

internal sealed record WishLine(PurchaseWish Wish, WishState State);
