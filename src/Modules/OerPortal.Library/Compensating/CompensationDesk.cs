using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Accession;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Compensating;

/// <summary>Books that readers of the current school lost or damaged, and what they gave for them.</summary>
internal sealed class CompensationDesk(LibraryDbContext db, RegisterNumbers numbers, LendingRules rules, ISiteContext site, ICurrentPerson person, TimeProvider time)
{
    internal const int PageLength = 30;
    internal const int NoteLength = 300;
    internal const long MostMoney = 100_000_000;

    /// <summary>Its numbers among the school's registers.</summary>
    private const string Counter = "BOITHUONG";

    /// <summary>Older ones are the stock-take's.</summary>
    private static readonly TimeSpan AskedFor = TimeSpan.FromDays(365);

    /// <summary>Lost or damaged by somebody who is named still, and nothing given yet; the newest first.</summary>
    internal async Task<IReadOnlyList<Loan>> OwedAsync(CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - AskedFor;
        return await db.LoansHere.AsNoTracking().Include(l => l.Copy).ThenInclude(c => c.Title)
            .Where(l => (l.End == LoanEnd.Lost || l.End == LoanEnd.Damaged) && l.EndedAt > since && l.PersonId != null && !db.Compensations.Any(c => c.LoanId == l.Id && c.CancelledAt == null))
            .OrderByDescending(l => l.EndedAt).Take(PageLength).ToListAsync(cancellation);
    }

    internal async Task<(IReadOnlyList<Compensation> Receipts, int Total)> ListAsync(int page, CancellationToken cancellation)
        => (await db.Compensations.AsNoTracking().OrderByDescending(c => c.Number).Skip((page - 1) * PageLength).Take(PageLength).ToListAsync(cancellation), await db.Compensations.CountAsync(cancellation));

    /// <summary>A loan that ended in a loss or damage.</summary>
    internal Task<Loan?> LoanAsync(Guid loanId, CancellationToken cancellation)
        => db.LoansHere.AsNoTracking().Include(l => l.Copy).ThenInclude(c => c.Title).FirstOrDefaultAsync(l => l.Id == loanId && (l.End == LoanEnd.Lost || l.End == LoanEnd.Damaged) && l.PersonId != null, cancellation);

    internal Task<Compensation?> FindAsync(Guid receiptId, CancellationToken cancellation) => db.Compensations.FirstOrDefaultAsync(c => c.Id == receiptId, cancellation);

    /// <param name="reader">Name and class, as they are to stand on the paper.</param>
    /// <returns>Null when somebody else has just written one.</returns>
    internal async Task<Compensation?> TakeAsync(Loan loan, string reader, CompensationKind kind, long amount, string note, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var receipt = new Compensation
        {
            SiteId = site.Current.Id,
            Number = await numbers.TakeAsync(site.Current.Id, Counter, 1, cancellation),
            LoanId = loan.Id,
            PersonId = loan.PersonId,
            Reader = reader,
            Book = $"{loan.Copy.Title.Heading} ({loan.Copy.RegisterNumber})",
            Kind = kind,
            Amount = kind == CompensationKind.Money ? amount : 0,
            Note = note,
            Dated = rules.Today,
            MadeAt = time.GetUtcNow(),
            MadeBy = person.Id,
        };
        db.Compensations.Add(receipt);
        db.Record("library.compensation.take", $"copy:{loan.CopyId}", new { receipt.Number, receipt.Kind, receipt.Amount });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return null;
        }
        await transaction.CommitAsync(cancellation);
        return receipt;
    }

    /// <returns>False when it was cancelled before.</returns>
    internal async Task<bool> CancelAsync(Compensation receipt, string reason, CancellationToken cancellation)
    {
        if (receipt.CancelledAt is not null)
            return false;
        (receipt.CancelledAt, receipt.CancelledBy, receipt.CancelReason) = (time.GetUtcNow(), person.Id, reason);
        db.Record("library.compensation.cancel", $"site:{site.Current.Id}", new { receipt.Number, reason });
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
