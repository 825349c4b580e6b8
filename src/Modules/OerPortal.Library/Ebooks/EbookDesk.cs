using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Library.Data;
using OerPortal.Library.Holds;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.Resources;

namespace OerPortal.Library.Ebooks;

/// <summary>Readers borrow e-books of the current site by themselves, through the loans and rules of printed ones.</summary>
internal sealed class EbookDesk(
    LibraryDbContext db, EbookShelf shelf, EbookTerms terms, LendingRules rules, LoanDesk loans, HoldDesk holdDesk, HoldQueue queue, IPageCache pages, ICurrentPerson person, TimeProvider time)
{
    /// <summary>How often another copy is tried when somebody else was faster.</summary>
    private const int MostTries = 100;

    /// <summary>One of the copies that are free, or the one that is set aside for the reader.</summary>
    internal async Task<EbookAnswer> BorrowAsync(Title title, Reader reader, CancellationToken cancellation)
    {
        await terms.SettleAsync(cancellation);
        if (await shelf.OwnAsync(title.Id, cancellation) is not null)
            return new EbookAnswer(EbookTrouble.HasIt);
        var rule = await rules.ForAsync(reader.Kind, BookKind.Ebook, cancellation);
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await NextAsync(title, reader, cancellation) is not { } copy)
                return new EbookAnswer(await WhyNoneAsync(title, reader, cancellation));
            if (await terms.DueAsync(copy, rule, cancellation) is not { } due)
                return new EbookAnswer(EbookTrouble.NoLicence);
            var answer = await loans.LendAsync(copy, reader, false, cancellation, due: due);
            if (answer.Trouble is null)
            {
                await ForgetPageAsync(title, cancellation);
                return new EbookAnswer(null, answer.Loan);
            }
            if (await shelf.OwnAsync(title.Id, cancellation) is not null)
                return new EbookAnswer(EbookTrouble.HasIt);
            if (answer.Trouble is not (LendTrouble.IsLent or LendTrouble.IsWrittenOff))
                return new EbookAnswer(Said(answer.Trouble.Value), Most: answer.Most);
            db.ChangeTracker.Clear();
        }
        return new EbookAnswer(EbookTrouble.AllLent);
    }

    /// <summary>A place in the queue; only while none is free, for who could borrow one.</summary>
    internal async Task<HoldAnswer> WaitAsync(Title title, Reader reader, CancellationToken cancellation)
    {
        await terms.SettleAsync(cancellation);
        if (!(await shelf.LicencesAsync(title.Id, cancellation)).Any(l => l.IsValid(rules.Today) && l.Admits(reader.Kind)))
            return new HoldAnswer(HoldTrouble.NoCopy);
        var answer = await holdDesk.PlaceAsync(title, reader, false, cancellation);
        // One may have come back while the reader was deciding.
        if (answer.Trouble is null)
            await terms.SettleAsync(cancellation);
        await ForgetPageAsync(title, cancellation);
        return answer;
    }

    /// <summary>Gives one's own back before its day.</summary>
    /// <returns>False for a loan that is not theirs, or over.</returns>
    internal async Task<bool> ReturnAsync(Guid loanId, CancellationToken cancellation)
    {
        if (await OwnAsync(loanId, cancellation) is not { } loan)
            return false;
        (loan.EndedAt, loan.End, loan.EndedBy) = (time.GetUtcNow(), LoanEnd.Returned, person.Id);
        await db.SaveChangesAsync(cancellation);
        await terms.SettleAsync(cancellation);
        await ForgetPageAsync(loan.Copy.Title, cancellation);
        return true;
    }

    /// <returns>Null for a loan that is not theirs, or over; false where others wait, or the rules or the licence allow no more.</returns>
    internal async Task<bool?> RenewAsync(Guid loanId, CancellationToken cancellation)
        => await OwnAsync(loanId, cancellation) is { } loan ? await loans.RenewAsync(loan, false, cancellation) is null : null;

    /// <summary>Waits no more.</summary>
    internal async Task<bool> WaitNoMoreAsync(Title title, CancellationToken cancellation)
    {
        if (await db.Holds.FirstOrDefaultAsync(h => h.TitleId == title.Id && h.PersonId == person.Id && h.EndedAt == null, cancellation) is not { } hold)
            return false;
        await queue.EndAsync(hold, HoldEnd.TakenBack, cancellation);
        await ForgetPageAsync(title, cancellation);
        return true;
    }

    private Task<Loan?> OwnAsync(Guid loanId, CancellationToken cancellation)
    {
        var (me, today) = (person.Id, rules.Today);
        return db.Loans.Include(l => l.Copy).ThenInclude(c => c.Title)
            .FirstOrDefaultAsync(l => l.Id == loanId && l.PersonId == me && me != null && l.EbookTitleId != null && l.EndedAt == null && l.DueOn >= today, cancellation);
    }

    // Not the first for all: who comes in the same moment takes another.
    private async Task<Copy?> NextAsync(Title title, Reader reader, CancellationToken cancellation)
    {
        if (await db.Holds.Where(h => h.TitleId == title.Id && h.PersonId == reader.PersonId && h.EndedAt == null && h.CopyId != null).Select(h => h.CopyId).FirstOrDefaultAsync(cancellation) is { } aside)
            return await db.Copies.Include(c => c.Title).FirstAsync(c => c.Id == aside, cancellation);
        var admitting = EbookLicence.Admitting(reader.Kind);
        return await db.FreeCopies.Include(c => c.Title)
            .Where(c => c.TitleId == title.Id && db.LendableEbooks(rules.Today).Any(l => l.Id == c.Id) && db.EbookLicences.Any(l => l.Id == c.LicenceId && admitting.Contains(l.Readers)))
            .OrderBy(_ => EF.Functions.Random()).FirstOrDefaultAsync(cancellation);
    }

    private async Task<EbookTrouble> WhyNoneAsync(Title title, Reader reader, CancellationToken cancellation)
    {
        var valid = (await shelf.LicencesAsync(title.Id, cancellation)).Where(l => l.IsValid(rules.Today)).ToList();
        return valid.Count == 0 ? EbookTrouble.NoLicence : valid.Exists(l => l.Admits(reader.Kind)) ? EbookTrouble.AllLent : EbookTrouble.NotForReader;
    }

    private Task ForgetPageAsync(Title title, CancellationToken cancellation) => pages.ForgetAsync(ResourceTags.Of(title.ResourcePublicId!), cancellation);

    private static EbookTrouble Said(LendTrouble trouble) => trouble switch
    {
        LendTrouble.HasOverdue => EbookTrouble.HasOverdue,
        LendTrouble.HasEnough => EbookTrouble.HasEnough,
        LendTrouble.HasLeft => EbookTrouble.HasLeft,
        _ => EbookTrouble.AllLent,
    };
}

/// <param name="Trouble">Why it was not lent; null when it was.</param>
/// <param name="Most">How many the rules allow.</param>
internal sealed record EbookAnswer(EbookTrouble? Trouble, Loan? Loan = null, int Most = 0);

internal enum EbookTrouble
{
    HasIt,
    AllLent,
    NoLicence,
    NotForReader,
    HasEnough,
    HasOverdue,
    HasLeft,
}
