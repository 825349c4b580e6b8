using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Holds;
using OerPortal.Library.Models;

namespace OerPortal.Library.Lending;

/// <summary>Loans of one reader at the current school, as they see them themselves.</summary>
internal sealed class OwnLoans(LibraryDbContext db, LendingRules rules, LoanDesk desk, HoldQueue holds, ISites sites, ISiteContext site)
{
    private const int MostOfHistory = 200;

    internal async Task<IReadOnlyList<OwnLoan>> OutAsync(Guid personId, CancellationToken cancellation)
    {
        var all = await rules.AllAsync(cancellation);
        var loans = await desk.OfReaderAsync(personId, cancellation);
        var awaited = (await holds.DemandAsync([.. loans.Select(l => l.Copy.TitleId)], cancellation)).Where(d => d.IsAwaited).Select(d => d.TitleId).ToHashSet();
        return
        [
            .. loans.Select(loan => awaited.Contains(loan.Copy.TitleId) ? Own(loan, false, true) : Own(loan, IsRenewable(loan, all), false)),
            .. (await ElsewhereAsync(personId, cancellation)).Select(loan => Own(loan, false, false)),
        ];
    }

    // E-books that the department lends, on a school's page: they are read there and given back where they were borrowed.
    private async Task<IReadOnlyList<Loan>> ElsewhereAsync(Guid personId, CancellationToken cancellation)
    {
        var (here, today) = (site.Current.Id, rules.Today);
        return await db.Loans.OfAllSites().AsNoTracking().Include(l => l.Copy).ThenInclude(c => c.Title)
            .Where(l => l.PersonId == personId && l.SiteId != here && l.EbookTitleId != null && l.EndedAt == null && l.DueOn >= today).OrderBy(l => l.DueOn).ToListAsync(cancellation);
    }

    private OwnLoan Own(Loan loan, bool isRenewable, bool isAwaited)
    {
        var elsewhere = loan.SiteId == site.Current.Id ? null : sites.Find(loan.SiteId)?.PathPrefix;
        return new OwnLoan(loan, isRenewable, isAwaited, loan.Copy.Title.ResourcePublicId, elsewhere);
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
/// <param name="Resource">That an e-book opens; null for a printed book.</param>
/// <param name="Elsewhere">Where the site lies at which an e-book was borrowed; null for this one.</param>
internal sealed record OwnLoan(Loan Loan, bool IsRenewable, bool IsAwaited, string? Resource, string? Elsewhere);
