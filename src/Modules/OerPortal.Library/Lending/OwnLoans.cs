using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Data;
using OerPortal.Library.Holds;
using OerPortal.Library.Models;

namespace OerPortal.Library.Lending;

/// <summary>Loans of one reader at the current school, as they see them themselves.</summary>
internal sealed class OwnLoans(LibraryDbContext db, LendingRules rules, LoanDesk desk, HoldQueue holds)
{
    private const int MostOfHistory = 200;

    internal async Task<IReadOnlyList<OwnLoan>> OutAsync(Guid personId, CancellationToken cancellation)
    {
        var all = await rules.AllAsync(cancellation);
        var loans = await desk.OfReaderAsync(personId, cancellation);
        var awaited = (await holds.DemandAsync([.. loans.Select(l => l.Copy.TitleId)], cancellation)).Where(d => d.IsAwaited).Select(d => d.TitleId).ToHashSet();
        return [.. loans.Select(loan => awaited.Contains(loan.Copy.TitleId) ? new OwnLoan(loan, false, true) : new OwnLoan(loan, IsRenewable(loan, all), false))];
    }

    internal async Task<IReadOnlyList<Loan>> HistoryAsync(Guid personId, CancellationToken cancellation)
        => await db.LoansHere.AsNoTracking().Include(l => l.Copy).ThenInclude(c => c.Title).Where(l => l.PersonId == personId && l.EndedAt != null)
            .OrderByDescending(l => l.EndedAt).Take(MostOfHistory).ToListAsync(cancellation);

    /// <summary>Null for a loan that is not theirs; false where the librarian has to be asked.</summary>
    internal async Task<bool?> RenewAsync(Guid personId, Guid loanId, CancellationToken cancellation)
    {
        if (await desk.FindAsync(loanId, cancellation) is not { EndedAt: null } loan || loan.PersonId != personId)
            return null;
        return IsRenewable(loan, await rules.AllAsync(cancellation)) && await desk.RenewAsync(loan, false, cancellation) is null;
    }

    /// <summary>Statistics keep that a book was lent; to whom is known no more.</summary>
    internal async Task<bool> ForgetAsync(Guid personId, Guid? loanId, CancellationToken cancellation)
        => await db.Loans.Where(l => l.PersonId == personId && l.EndedAt != null && (loanId == null || l.Id == loanId))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.PersonId, (Guid?)null), cancellation) > 0;

    // Who is late brings the book first.
    private bool IsRenewable(Loan loan, IReadOnlyList<LendingRule> all)
        => !loan.IsOverdue(rules.Today) && loan.Renewals < all.First(r => r.Reader == loan.Reader && r.IsAbout(loan.Copy.Register)).Renewals;
}

/// <param name="IsAwaited">Others wait for it.</param>
internal sealed record OwnLoan(Loan Loan, bool IsRenewable, bool IsAwaited);
