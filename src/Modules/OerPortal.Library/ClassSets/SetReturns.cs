using Microsoft.EntityFrameworkCore;
using OerPortal.Classes;
using OerPortal.Cms.Security;
using OerPortal.Library.Data;
using OerPortal.Library.Holds;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.ClassSets;

/// <summary>Takes back what a class has, by ticks in the grid or copy by copy with a scanner.</summary>
internal sealed class SetReturns(LibraryDbContext db, LoanDesk desk, HoldQueue holds, LibraryReaders readers, ICurrentPerson person, TimeProvider time)
{
    /// <summary>Only what pupils of the grid have: other ids are passed over.</summary>
    /// <returns>How many ended.</returns>
    internal async Task<int> EndAsync(ClassGrid grid, ReturnTicks ticks, CancellationToken cancellation)
    {
        var ends = grid.Cells.SelectMany(cell => cell.Select(loan => (Loan: loan, End: ticks.EndOf(loan))))
            .Where(one => one.End is not null).ToLookup(one => one.End!.Value, one => one.Loan);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ended = 0;
        foreach (var group in ends)
            ended += await EndAsync([.. group], group.Key, cancellation);
        await db.SaveChangesAsync(cancellation);
        await SetAsideAsync([.. ends[LoanEnd.Returned].Select(l => l.CopyId)], cancellation);
        await transaction.CommitAsync(cancellation);
        return ended;
    }

    /// <summary>A copy that was scanned comes back from whoever it is lent to.</summary>
    internal async Task<ScanAnswer> ScanAsync(string typed, CancellationToken cancellation)
    {
        if (await desk.FindOneHereAsync(typed, cancellation) is not { } copy)
            return new ScanAnswer(null, Owner: await readers.WithCardAsync(typed, cancellation));
        if (await desk.OpenOfAsync(copy, cancellation) is not { } loan)
            return new ScanAnswer(copy);
        await desk.EndAsync(loan, LoanEnd.Returned, cancellation);
        var owner = loan.PersonId is { } id ? await readers.FindAsync(id, cancellation) : null;
        return new ScanAnswer(copy, loan, owner);
    }

    // Hardly ever one of them: who waits for a textbook that a class has.
    private async Task SetAsideAsync(Guid[] copies, CancellationToken cancellation)
    {
        var awaited = await db.Copies.Where(c => copies.Contains(c.Id) && db.Holds.Any(h => h.TitleId == c.TitleId && h.EndedAt == null && h.CopyId == null)).ToListAsync(cancellation);
        foreach (var copy in awaited)
            await holds.SetAsideAsync(copy, cancellation);
    }

    private async Task<int> EndAsync(IReadOnlyList<Loan> loans, LoanEnd end, CancellationToken cancellation)
    {
        Guid[] ids = [.. loans.Select(l => l.Id)];
        var now = time.GetUtcNow();
        // What somebody else took back in the meantime stays as they wrote it.
        var ended = await db.Loans.Where(l => ids.Contains(l.Id) && l.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.EndedAt, now).SetProperty(l => l.End, end).SetProperty(l => l.EndedBy, person.Id), cancellation);
        if (end == LoanEnd.Returned)
            return ended;
        var state = end == LoanEnd.Lost ? CopyState.Lost : CopyState.Damaged;
        Guid[] copies = await db.Loans.Where(l => ids.Contains(l.Id) && l.End == end).Select(l => l.CopyId).ToArrayAsync(cancellation);
        await db.Copies.Where(c => copies.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, state).SetProperty(c => c.StateAt, now), cancellation);
        foreach (var copy in copies)
            db.Record(end == LoanEnd.Lost ? "library.loan.lost" : "library.loan.damaged", $"copy:{copy}");
        return ended;
    }
}

/// <summary>What was ticked in a grid: cells, whole rows, whole columns; and what is damaged or lost.</summary>
internal sealed record ReturnTicks(IReadOnlyCollection<Guid> Loans, IReadOnlyCollection<Guid> Pupils, IReadOnlyCollection<Guid> Titles, IReadOnlyCollection<Guid> Damaged, IReadOnlyCollection<Guid> Lost)
{
    /// <summary>Null for what was not ticked. Who ticks lost or damaged need not tick the cell as well.</summary>
    internal LoanEnd? EndOf(Loan loan)
        => Lost.Contains(loan.Id) ? LoanEnd.Lost
            : Damaged.Contains(loan.Id) ? LoanEnd.Damaged
            : Loans.Contains(loan.Id) || Titles.Contains(loan.Copy.TitleId) || loan.PersonId is { } who && Pupils.Contains(who) ? LoanEnd.Returned
            : null;
}

/// <param name="Copy">Null for what is no copy of the school.</param>
/// <param name="Loan">Null when it was not lent.</param>
/// <param name="Owner">To whom it was lent, null when nobody knows any more; or, where no copy was scanned, whose card that was.</param>
internal sealed record ScanAnswer(Copy? Copy, Loan? Loan = null, Reader? Owner = null);
