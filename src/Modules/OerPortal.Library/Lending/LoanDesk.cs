using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Between;
using OerPortal.Library.Data;
using OerPortal.Library.Ebooks;
using OerPortal.Library.Holds;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Lending;

/// <summary>Gives out copies that are at the current school and takes them back.</summary>
internal sealed class LoanDesk(LibraryDbContext db, LendingRules rules, HoldQueue holds, Guests guests, EbookTerms ebooks, ISiteContext site, ICurrentPerson person, TimeProvider time)
{
    /// <summary>What the database says of a loan of what is written off (0007_stock_take.sql).</summary>
    private const string WrittenOff = "OL002";

    private DateOnly Today => rules.Today;

    // An e-book is back by itself, written down or not.
    private IQueryable<Loan> Open
    {
        get
        {
            var today = Today;
            return db.LoansHere.Include(l => l.Copy).ThenInclude(c => c.Title).Where(l => l.EndedAt == null && (l.EbookTitleId == null || l.DueOn >= today));
        }
    }

    /// <summary>A copy of the school or one that is here from another; a number may stand on both.</summary>
    internal async Task<IReadOnlyList<Copy>> FindHereAsync(string typed, CancellationToken cancellation)
    {
        var found = await guests.FindAsync(typed, cancellation);
        return await FindCopyAsync(typed, cancellation) is { } own ? [own, .. found] : found;
    }

    /// <summary>The one that was meant: of several with one number none is.</summary>
    internal async Task<Copy?> FindOneHereAsync(string typed, CancellationToken cancellation) => await FindHereAsync(typed, cancellation) is [var one] ? one : null;

    /// <summary>Of the school, by what a scanner reads or the number of a register.</summary>
    internal async Task<Copy?> FindCopyAsync(string typed, CancellationToken cancellation)
    {
        var copies = db.PaperCopies.Include(c => c.Title);
        if (Register.Read(typed) is var (register, number) && await copies.FirstOrDefaultAsync(c => c.Register == register && c.Number == number, cancellation) is { } numbered)
            return numbered;
        return await copies.FirstOrDefaultAsync(c => c.Barcode == typed, cancellation);
    }

    /// <summary>Of the school, or here from another.</summary>
    internal async Task<Copy?> CopyAsync(Guid copyId, CancellationToken cancellation)
        => await db.PaperCopies.Include(c => c.Title).FirstOrDefaultAsync(c => c.Id == copyId, cancellation) ?? await guests.CopyAsync(copyId, cancellation);

    internal Task<Loan?> OpenOfAsync(Copy copy, CancellationToken cancellation) => Open.FirstOrDefaultAsync(l => l.CopyId == copy.Id, cancellation);

    internal Task<Loan?> FindAsync(Guid loanId, CancellationToken cancellation) => db.LoansHere.Include(l => l.Copy).ThenInclude(c => c.Title).FirstOrDefaultAsync(l => l.Id == loanId, cancellation);

    /// <summary>What somebody has, what is due first before the others.</summary>
    internal async Task<IReadOnlyList<Loan>> OfReaderAsync(Guid personId, CancellationToken cancellation)
        => await Open.AsNoTracking().Where(l => l.PersonId == personId).OrderBy(l => l.DueOn).ThenBy(l => l.LentAt).ToListAsync(cancellation);

    /// <summary>The last printed books that went out or came back: e-books go past the desk.</summary>
    internal async Task<IReadOnlyList<Loan>> LatestAsync(int count, CancellationToken cancellation)
        => await db.LoansHere.AsNoTracking().Include(l => l.Copy).ThenInclude(c => c.Title).Where(l => l.EbookTitleId == null).OrderByDescending(l => l.EndedAt ?? l.LentAt).Take(count).ToListAsync(cancellation);

    /// <param name="despite">Also where the rules say no: the librarian has decided.</param>
    /// <param name="at">When it happened, where that was before now.</param>
    /// <param name="due">The last day, where the rules alone do not say it.</param>
    internal async Task<LendAnswer> LendAsync(Copy copy, Reader reader, bool despite, CancellationToken cancellation, DateTimeOffset? at = null, DateOnly? due = null)
    {
        if (reader.HasLeft)
            return new LendAnswer(LendTrouble.HasLeft);
        if (copy.State == CopyState.WrittenOff)
            return new LendAnswer(LendTrouble.IsWrittenOff);
        var rule = await rules.ForAsync(reader.Kind, copy.Register, cancellation);
        if (!despite && await TroubleAsync(copy, reader, rule, cancellation) is { } trouble)
            return new LendAnswer(trouble, Most: rule.Most);
        var from = at is { } then ? VietnamTime.DayOf(then) : Today;
        if ((due ?? await DueAsync(copy.Id, rule, from, cancellation)) is not { } last)
            return new LendAnswer(LendTrouble.IsElsewhere);
        var loan = new Loan
        {
            SiteId = site.Current.Id,
            CopyId = copy.Id,
            Copy = copy,
            PersonId = reader.PersonId,
            Reader = reader.Kind,
            ClassName = reader.ClassName,
            LentAt = at ?? time.GetUtcNow(),
            DueOn = last,
            LentBy = person.Id,
            EbookTitleId = copy.LicenceId is null ? null : copy.TitleId,
        };
        SetState(copy, CopyState.OnShelf);
        db.Loans.Add(loan);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.SaveChangesAsync(cancellation);
            await holds.FetchAsync(loan, cancellation);
            await transaction.CommitAsync(cancellation);
            return new LendAnswer(null, loan);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.Entry(loan).State = EntityState.Detached;
            return new LendAnswer(LendTrouble.IsLent);
        }
        catch (DbUpdateException gone) when (gone.InnerException is PostgresException { SqlState: WrittenOff or LibraryDbContext.Kept })
        {
            db.Entry(loan).State = EntityState.Detached;
            return new LendAnswer(LendTrouble.IsWrittenOff);
        }
        catch (DbUpdateException away) when (away.InnerException is PostgresException { SqlState: LibraryDbContext.Elsewhere or LibraryDbContext.TooLong })
        {
            db.Entry(loan).State = EntityState.Detached;
            return new LendAnswer(LendTrouble.IsElsewhere);
        }
    }

    /// <summary>The last day of a loan; another school's book goes back to the library before it goes back to its school.</summary>
    /// <returns>Null for a copy that is elsewhere, or that should have gone back.</returns>
    private async Task<DateOnly?> DueAsync(Guid copyId, LendingRule rule, DateOnly from, CancellationToken cancellation)
    {
        var due = await rules.DueAsync(rule, from, cancellation);
        if (await guests.OfCopyAsync(copyId, cancellation) is not { } stay)
            return due;
        if (stay.AtId != site.Current.Id || stay.SiteId == stay.AtId || stay.ArrivedAt is null || stay.DueOn < Today)
            return null;
        return stay.DueOn is { } last && last < due ? await rules.LastOpenAsync(from, last, cancellation) : due;
    }

    /// <param name="end">How it came back, if it did.</param>
    /// <param name="at">When it happened, where that was before now.</param>
    /// <returns>For whom the copy is set aside now; null when nobody waits.</returns>
    internal async Task<Hold?> EndAsync(Loan loan, LoanEnd end, CancellationToken cancellation, DateTimeOffset? at = null)
    {
        loan.EndedAt = at ?? time.GetUtcNow();
        loan.End = end;
        loan.EndedBy = person.Id;
        SetState(loan.Copy, end switch { LoanEnd.Lost => CopyState.Lost, LoanEnd.Damaged => CopyState.Damaged, _ => CopyState.OnShelf });
        if (end != LoanEnd.Returned)
            db.Record(end == LoanEnd.Lost ? "library.loan.lost" : "library.loan.damaged", $"copy:{loan.CopyId}");
        return await SaveAndSetAsideAsync(loan.Copy, cancellation, isLost: end == LoanEnd.Lost);
    }

    /// <summary>From today, as long as a loan is.</summary>
    /// <returns>Why not, where the librarian has to decide.</returns>
    internal async Task<RenewTrouble?> RenewAsync(Loan loan, bool despite, CancellationToken cancellation)
    {
        var rule = await rules.ForAsync(loan.Reader, loan.Copy.Register, cancellation);
        if (!despite && loan.Renewals >= rule.Renewals)
            return RenewTrouble.Enough;
        if (!despite && await holds.IsAwaitedAsync(loan.Copy.TitleId, cancellation))
            return RenewTrouble.IsAwaited;
        var due = (loan.EbookTitleId is null ? await DueAsync(loan.CopyId, rule, Today, cancellation) : await ebooks.DueAsync(loan.Copy, rule, cancellation)) ?? loan.DueOn;
        if (loan.EbookTitleId is not null && due <= loan.DueOn)
            return RenewTrouble.Enough;
        if (due <= loan.DueOn && await guests.OfCopyAsync(loan.CopyId, cancellation) is not null)
            return RenewTrouble.GoesBack;
        loan.DueBefore = loan.DueOn;
        loan.DueOn = due > loan.DueOn ? due : loan.DueOn;
        loan.Renewals++;
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Takes the last step of a loan back: that it ended, that it was renewed, that it was lent.</summary>
    /// <returns>False where that cannot be any more: it was yesterday, or the copy is in other hands.</returns>
    internal async Task<bool> UndoAsync(Loan loan, CancellationToken cancellation)
    {
        if (!CanUndo(loan))
            return false;
        if (loan.EndedAt is not null)
            return await ReopenAsync(loan, cancellation);
        if (loan.DueBefore is { } before)
        {
            (loan.DueOn, loan.DueBefore) = (before, null);
            loan.Renewals--;
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        await holds.ReopenAsync(loan, cancellation);
        db.Loans.Remove(loan);
        await SaveAndSetAsideAsync(loan.Copy, cancellation);
        return true;
    }

    /// <summary>A slip of the hand is seen on the same day.</summary>
    internal bool CanUndo(Loan loan) => (loan.EndedAt ?? loan.LentAt) > time.GetUtcNow().AddDays(-1) || loan.DueBefore is not null;

    /// <summary>A lost or damaged copy is on the shelf again.</summary>
    /// <returns>For whom it is set aside instead; null when nobody waits.</returns>
    internal Task<Hold?> ShelveAsync(Copy copy, CancellationToken cancellation)
    {
        SetState(copy, CopyState.OnShelf);
        db.Record("library.copy.found", $"copy:{copy.Id}");
        return SaveAndSetAsideAsync(copy, cancellation);
    }

    private async Task<Hold?> SaveAndSetAsideAsync(Copy copy, CancellationToken cancellation, bool isLost = false)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        if (isLost && copy.SiteId != site.Current.Id)
            await guests.LoseAsync(copy.Id, cancellation);
        var hold = await holds.SetAsideAsync(copy, cancellation);
        await transaction.CommitAsync(cancellation);
        return hold;
    }

    private async Task<bool> ReopenAsync(Loan loan, CancellationToken cancellation)
    {
        if (loan.PersonId is null || loan.Copy.State == CopyState.WrittenOff)
            return false;
        (loan.EndedAt, loan.End, loan.EndedBy) = (null, null, null);
        SetState(loan.Copy, CopyState.OnShelf);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            if (loan.Copy.SiteId != site.Current.Id)
                await guests.FindAgainAsync(loan.CopyId, cancellation);
            await db.SaveChangesAsync(cancellation);
            await holds.PutBackAsync(loan.CopyId, cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or LibraryDbContext.Elsewhere or LibraryDbContext.TooLong })
        {
            return false;
        }
    }

    private async Task<LendTrouble?> TroubleAsync(Copy copy, Reader reader, LendingRule rule, CancellationToken cancellation)
    {
        if (copy.State == CopyState.Damaged)
            return LendTrouble.IsDamaged;
        if (await holds.IsForOthersAsync(copy, reader.PersonId, cancellation))
            return LendTrouble.IsForOthers;
        if (copy.SiteId != site.Current.Id && await guests.MeantForAsync(copy.Id, cancellation) is { } meant && meant != reader.PersonId)
            return LendTrouble.IsForOthers;
        var has = await OfReaderAsync(reader.PersonId, cancellation);
        if (has.Any(l => l.IsOverdue(Today)))
            return LendTrouble.HasOverdue;
        return has.Count(l => rule.IsAbout(l.Copy.Register)) >= rule.Most ? LendTrouble.HasEnough : null;
    }

    private void SetState(Copy copy, CopyState state)
    {
        if (copy.State == state)
            return;
        copy.State = state;
        copy.StateAt = time.GetUtcNow();
    }
}

/// <param name="Trouble">Why it was not lent; null when it was.</param>
/// <param name="Most">How many the rules allow.</param>
internal sealed record LendAnswer(LendTrouble? Trouble, Loan? Loan = null, int Most = 0);

internal enum LendTrouble
{
    IsLent,
    IsDamaged,
    IsForOthers,
    HasOverdue,
    HasEnough,
    HasLeft,
    IsWrittenOff,

    /// <summary>At another school or on the way; or here from another and due back there.</summary>
    IsElsewhere,
}

internal enum RenewTrouble
{
    /// <summary>The rules allow no more.</summary>
    Enough,

    /// <summary>Somebody waits for it, and no copy is on the shelf.</summary>
    IsAwaited,

    /// <summary>It is another school's, which waits for it.</summary>
    GoesBack,
}
