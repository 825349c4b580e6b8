using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Holds;

/// <summary>
/// Who waits for which title, and which copies are set aside. Whatever changes a queue runs in the transaction of what made it change: a copy that comes back is never
/// on the shelf for a moment while somebody waits for it.
/// </summary>
internal sealed class HoldQueue(LibraryDbContext db, LendingRules rules, TimeProvider time)
{
    private IQueryable<Hold> Open => db.Holds.Where(h => h.EndedAt == null);

    private IQueryable<Hold> Waiting => Open.Where(h => h.CopyId == null);

    /// <summary>Sets a copy that is free aside for who has waited longest.</summary>
    /// <returns>Null when nobody waits.</returns>
    internal async Task<Hold?> SetAsideAsync(Copy copy, CancellationToken cancellation)
    {
        if (copy.LicenceId is not null && !await db.LendableEbooks(rules.Today).AnyAsync(c => c.Id == copy.Id, cancellation))
            return null;
        if (copy.State != CopyState.OnShelf || !await Waiting.AnyAsync(h => h.TitleId == copy.TitleId, cancellation))
            return null;
        var until = await rules.HoldUntilAsync(rules.Today, cancellation);
        // Two copies that come back in the same moment go to two readers: each passes over the row that the other holds.
        var first = await db.Database.SqlQuery<Guid>(
            $"""
             update library.hold set copy_id = {copy.Id}, ready_at = {time.GetUtcNow()}, keep_until = {until}
             where id = (select id from library.hold where title_id = {copy.TitleId} and ended_at is null and copy_id is null order by made_at, id limit 1 for update skip locked)
               and not exists (select 1 from library.hold where copy_id = {copy.Id} and ended_at is null)
               and not exists (select 1 from library.loan where copy_id = {copy.Id} and ended_at is null)
               and not exists (select 1 from library.stay where copy_id = {copy.Id} and ended_at is null)
             returning id
             """).ToListAsync(cancellation);
        if (first is not [var id])
            return null;
        // It stands among those set aside still, for somebody else now.
        await db.Holds.Where(h => h.CopyId == copy.Id && h.EndedAt != null && h.End != HoldEnd.Fetched).ExecuteUpdateAsync(set => set.SetProperty(h => h.CopyId, (Guid?)null), cancellation);
        await db.EnqueueNowAsync(new TellOfHold(id), null, cancellation);
        return await db.Holds.AsNoTracking().Include(h => h.Title).FirstAsync(h => h.Id == id, cancellation);
    }

    /// <summary>The hold a copy is set aside for.</summary>
    internal Task<Hold?> OfCopyAsync(Guid copyId, CancellationToken cancellation) => Open.FirstOrDefaultAsync(h => h.CopyId == copyId, cancellation);

    /// <summary>Whether a free copy must stay for others: it is set aside, or as many wait as there are copies on the shelf.</summary>
    internal async Task<bool> IsForOthersAsync(Copy copy, Guid personId, CancellationToken cancellation)
    {
        if (await OfCopyAsync(copy.Id, cancellation) is { } aside)
            return aside.PersonId != personId;
        // Who waits themselves is asked only about those who were there before.
        var own = await Open.FirstOrDefaultAsync(h => h.TitleId == copy.TitleId && h.PersonId == personId, cancellation);
        if (own?.CopyId is not null)
            return false;
        var before = own is null
            ? await Waiting.CountAsync(h => h.TitleId == copy.TitleId, cancellation)
            : await Waiting.CountAsync(h => h.TitleId == copy.TitleId && h.MadeAt < own.MadeAt, cancellation);
        return before > 0 && before >= await FreeAsync(copy.TitleId, cancellation);
    }

    /// <summary>Whether somebody waits for a title of which no copy is on the shelf: who has one brings it back.</summary>
    internal async Task<bool> IsAwaitedAsync(Guid titleId, CancellationToken cancellation) => (await DemandAsync([titleId], cancellation)).Any(d => d.IsAwaited);

    /// <summary>Titles for which somebody waits.</summary>
    /// <param name="titles">Only of these; null for all.</param>
    internal async Task<IReadOnlyList<TitleDemand>> DemandAsync(IReadOnlyCollection<Guid>? titles, CancellationToken cancellation)
        => await Waiting.Where(h => titles == null || titles.Contains(h.TitleId)).GroupBy(h => h.TitleId)
            .Select(g => new TitleDemand(g.Key, g.Count(), db.FreeCopies.Count(c => c.TitleId == g.Key))).ToListAsync(cancellation);

    /// <summary>Ends what the reader of a new loan waited for; the copy set aside for them, if they took another, is the next one's.</summary>
    internal async Task FetchAsync(Loan loan, CancellationToken cancellation)
    {
        // Given out to somebody else by the librarian: who waited for it waits on, in the old place.
        await PutBackAsync(Open.Where(h => h.CopyId == loan.CopyId && h.PersonId != loan.PersonId), cancellation);
        if (await Open.Include(h => h.Copy).FirstOrDefaultAsync(h => h.TitleId == loan.Copy.TitleId && h.PersonId == loan.PersonId, cancellation) is not { } hold)
            return;
        var aside = hold.Copy;
        (hold.LoanId, hold.CopyId) = (loan.Id, loan.CopyId);
        Close(hold, HoldEnd.Fetched);
        await db.SaveChangesAsync(cancellation);
        if (aside is not null && aside.Id != loan.CopyId)
            await SetAsideAsync(aside, cancellation);
    }

    /// <summary>The copy is needed elsewhere after all (its return, or its loan, was a slip): who had it set aside waits on.</summary>
    internal Task<int> PutBackAsync(Guid copyId, CancellationToken cancellation) => PutBackAsync(Open.Where(h => h.CopyId == copyId), cancellation);

    private static Task<int> PutBackAsync(IQueryable<Hold> holds, CancellationToken cancellation)
        => holds.ExecuteUpdateAsync(set => set.SetProperty(h => h.CopyId, (Guid?)null).SetProperty(h => h.ReadyAt, (DateTimeOffset?)null).SetProperty(h => h.KeepUntil, (DateOnly?)null), cancellation);

    /// <summary>A loan was a slip: the hold that had ended in it goes on, with the copy set aside.</summary>
    internal async Task ReopenAsync(Loan loan, CancellationToken cancellation)
    {
        if (await db.Holds.FirstOrDefaultAsync(h => h.LoanId == loan.Id && h.End == HoldEnd.Fetched, cancellation) is not { } hold)
            return;
        (hold.EndedAt, hold.End, hold.LoanId) = (null, null, null);
        // They had taken one from the shelf while they waited.
        if (hold.KeepUntil is null)
            hold.CopyId = null;
    }

    /// <summary>Ends a hold; its copy is the next one's.</summary>
    internal async Task EndAsync(Hold hold, HoldEnd end, CancellationToken cancellation)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        Close(hold, end);
        await db.SaveChangesAsync(cancellation);
        if (hold.CopyId is { } copyId && await db.Copies.FirstOrDefaultAsync(c => c.Id == copyId, cancellation) is { } copy)
            await SetAsideAsync(copy, cancellation);
        if (transaction is not null)
            await transaction.CommitAsync(cancellation);
    }

    /// <summary>Copies on the shelf that nobody has and that are set aside for nobody.</summary>
    private Task<int> FreeAsync(Guid titleId, CancellationToken cancellation)
        => db.FreeCopies.CountAsync(c => c.TitleId == titleId, cancellation);

    private void Close(Hold hold, HoldEnd end) => (hold.EndedAt, hold.End) = (time.GetUtcNow(), end);
}

/// <param name="Free">Copies on the shelf for it.</param>
internal sealed record TitleDemand(Guid TitleId, int Waiting, int Free)
{
    /// <summary>Who has a copy brings it back.</summary>
    internal bool IsAwaited => Waiting > Free;
}
