using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Holds;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Ebooks;

/// <summary>
/// How long an e-book is lent, and what follows when a term is over. What opens an e-book asks the clock with each request and needs none of this; it is written down when
/// somebody borrows, waits or looks, and by a job: the loan ends, the copy is the next reader's, copies of a licence that is over go.
/// </summary>
internal sealed class EbookTerms(LibraryDbContext db, LendingRules rules, HoldQueue holds, ISiteContext site, TimeProvider time)
{
    /// <summary>The last day of a loan that begins, or is renewed, today: never after the licence's own.</summary>
    /// <returns>Null where nothing of the licence is lent today.</returns>
    internal async Task<DateOnly?> DueAsync(Copy copy, LendingRule rule, CancellationToken cancellation)
    {
        var today = rules.Today;
        if (await db.EbookLicences.OfAllSites().AsNoTracking().FirstOrDefaultAsync(l => l.Id == copy.LicenceId, cancellation) is not { } licence || !licence.IsValid(today))
            return null;
        var due = today.AddDays(Math.Min(licence.Days, rule.Days ?? licence.Days));
        return licence.Ends < due ? licence.Ends : due;
    }

    /// <summary>Brings what is written of the current site's e-books up to the clock.</summary>
    internal async Task SettleAsync(CancellationToken cancellation)
    {
        if (!await db.Titles.AnyAsync(t => t.Kind == BookKind.Ebook, cancellation))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await EndLoansAsync(cancellation);
        await RetireAsync(cancellation);
        await LetLapseAsync(cancellation);
        await SetAsideAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // At the end of the last day in Vietnam, whenever that is written.
    private Task<int> EndLoansAsync(CancellationToken cancellation)
        => db.Database.ExecuteSqlAsync(
            $"""
             update library.loan set ended_at = ((due_on + 1)::timestamp - interval '7 hours') at time zone 'UTC', "end" = {(int)LoanEnd.Returned}
             where site_id = {site.Current.Id} and ebook_title_id is not null and ended_at is null and due_on < {rules.Today}
             """,
            cancellation);

    // Those that are lent last: a loan goes on to its day, and its copy goes when it is back.
    private Task<int> RetireAsync(CancellationToken cancellation)
        => db.Database.ExecuteSqlAsync(
            $"""
             update library.copy c set state = {(int)CopyState.WrittenOff}, state_at = {time.GetUtcNow()}
             from (select one.id, l.closed_at is not null or l.ends < {rules.Today} as is_over, l.copies, its.is_lent,
                          row_number() over (partition by one.licence_id order by its.is_lent desc, its.is_aside desc, one.number) as place
                   from library.copy one join library.ebook_licence l on l.id = one.licence_id
                   cross join lateral (select exists (select 1 from library.loan o where o.copy_id = one.id and o.ended_at is null) as is_lent,
                                              exists (select 1 from library.hold h where h.copy_id = one.id and h.ended_at is null) as is_aside) as its
                   where one.site_id = {site.Current.Id} and one.state = {(int)CopyState.OnShelf}) as s
             where s.id = c.id and not s.is_lent and (s.is_over or s.place > s.copies)
             """,
            cancellation);

    private async Task LetLapseAsync(CancellationToken cancellation)
    {
        var today = rules.Today;
        foreach (var hold in await db.Holds.Where(h => h.EndedAt == null && h.KeepUntil < today && h.Title.Kind == BookKind.Ebook).OrderBy(h => h.KeepUntil).ToListAsync(cancellation))
        {
            await holds.EndAsync(hold, HoldEnd.NotFetched, cancellation);
            await db.EnqueueNowAsync(new TellOfHold(hold.Id), null, cancellation);
        }
    }

    private async Task SetAsideAsync(CancellationToken cancellation)
    {
        var here = site.Current.Id;
        var free = await db.LendableEbooks(rules.Today)
            .Where(c => c.SiteId == here && db.Holds.Any(h => h.TitleId == c.TitleId && h.EndedAt == null && h.CopyId == null)
                && !db.Loans.Any(l => l.CopyId == c.Id && l.EndedAt == null) && !db.Holds.Any(h => h.CopyId == c.Id && h.EndedAt == null)).ToListAsync(cancellation);
        foreach (var copy in free)
            await holds.SetAsideAsync(copy, cancellation);
    }
}
