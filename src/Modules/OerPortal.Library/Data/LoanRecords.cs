using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Ingest;

namespace OerPortal.Library.Data;

/// <summary>What somebody has borrowed: in the copy; of what came back nobody is named any more.</summary>
internal sealed class LoanRecords(LibraryDbContext db, TimeProvider time) : IPersonalRecords
{
    public string Name => "library";

    public IReadOnlyList<PersonColumn> Columns { get; } =
    [
        PersonColumn.Stays("library.loan.person_id", "The book is still out; the id leads to no name. It goes with what has come back."),
        PersonColumn.Stays("library.loan.lent_by", "The library's own book-keeping."),
        PersonColumn.Stays("library.ebook_licence.added_by", "The library's own book-keeping."),
        PersonColumn.Stays("library.ebook_licence.closed_by", "The library's own book-keeping."),
        PersonColumn.Stays("library.loan.ended_by", "The library's own book-keeping."),
        PersonColumn.Goes("library.hold.person_id"),
        PersonColumn.Stays("library.hold.made_by", "The library's own book-keeping; it goes with the hold."),
        PersonColumn.Goes("library.offline_act.person_id"),
        PersonColumn.Goes("library.interloan.person_id"),
        PersonColumn.Stays("library.offline_act.received_by", "The library's own book-keeping; it goes with the act."),
        PersonColumn.Stays("library.offline_act.settled_by", "The library's own book-keeping; it goes with the act."),
        PersonColumn.Stays("library.compensation.person_id", "A receipt of the school's money stays as it was signed."),
        PersonColumn.Stays("library.compensation.made_by", "A receipt of the school's money stays as it was signed."),
        PersonColumn.Stays("library.compensation.cancelled_by", "A receipt of the school's money stays as it was signed."),
        PersonColumn.Goes("library.reader_card.person_id"),
        PersonColumn.Goes("library.reader_photo.person_id"),
        PersonColumn.Stays("library.reader_photo.added_by", "The library's own book-keeping; it goes with the picture."),
        PersonColumn.Stays("library.photo_batch.added_by", "The library's own book-keeping; it goes within a week."),
        PersonColumn.Stays("library.reader_card.state_by", "The library's own book-keeping."),
        PersonColumn.Stays("library.kiosk.made_by", "The library's own book-keeping."),
        PersonColumn.Stays("library.voucher.entered_by", "Registers stay as they are."),
        PersonColumn.Stays("library.write_off.entered_by", "Registers stay as they are."),
        PersonColumn.Stays("library.correction.made_by", "Registers stay as they are."),
        PersonColumn.Stays("library.stock_take.begun_by", "Registers stay as they are."),
        PersonColumn.Stays("library.stock_take.closed_by", "Registers stay as they are."),
        PersonColumn.Stays("library.stock_take_scan.scanned_by", "The library's own book-keeping."),
        PersonColumn.Stays("library.periodical_issue.noted_by", "The library's own book-keeping."),
        PersonColumn.Stays("library.stock_take_stray.scanned_by", "The library's own book-keeping."),
    ];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var loans = await db.Loans.OfAllSites().AsNoTracking().Where(l => l.PersonId == personId).OrderBy(l => l.LentAt)
            .Select(l => new { Title = l.Copy.Title.Name, Number = l.Copy.Number, l.LentAt, l.DueOn, l.EndedAt })
            .ToListAsync(cancellation);
        var holds = await db.Holds.OfAllSites().AsNoTracking().Where(h => h.PersonId == personId).OrderBy(h => h.MadeAt)
            .Select(h => new { Title = h.Title.Name, h.MadeAt, h.KeepUntil, h.EndedAt })
            .ToListAsync(cancellation);
        var fromOthers = await db.Interloans.OfAllSites().AsNoTracking().Where(i => i.PersonId == personId).OrderBy(i => i.MadeAt).Select(i => new { i.Book, i.MadeAt, i.EndedAt }).ToListAsync(cancellation);
        var cards = await db.Cards.OfAllSites().AsNoTracking().Where(c => c.PersonId == personId).OrderBy(c => c.AskedAt)
            .Select(c => new { c.Number, c.Name, c.BornYear, c.Guardian, c.Address, c.Phone, c.Mail, c.Department, c.Purpose, State = c.State.ToString(), c.ValidUntil, c.AskedAt })
            .ToListAsync(cancellation);
        return loans.Count + holds.Count + fromOthers.Count + cards.Count > 0 ? new { Loans = loans, Holds = holds, FromOthers = fromOthers, Cards = cards } : null;
    }

    public async Task EraseAsync(Guid personId, CancellationToken cancellation)
    {
        await db.Loans.OfAllSites().Where(l => l.PersonId == personId && l.EndedAt != null).ExecuteUpdateAsync(set => set.SetProperty(l => l.PersonId, (Guid?)null), cancellation);
        await db.Holds.OfAllSites().Where(h => h.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Interloans.OfAllSites().Where(i => i.PersonId == personId && i.State == Models.InterloanState.Wished).ExecuteDeleteAsync(cancellation);
        await db.Interloans.OfAllSites().Where(i => i.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(i => i.PersonId, (Guid?)null), cancellation);
        await db.OfflineActs.OfAllSites().Where(a => a.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await ForgetCardsAsync(personId, cancellation);
    }

    /// <summary>Numbers stay, without a name; what never had one goes.</summary>
    private async Task ForgetCardsAsync(Guid personId, CancellationToken cancellation)
    {
        await db.Cards.OfAllSites().Where(c => c.PersonId == personId && c.Number == null).ExecuteDeleteAsync(cancellation);
        foreach (var card in await db.Cards.OfAllSites().Where(c => c.PersonId == personId).ToListAsync(cancellation))
            card.Forget(time.GetUtcNow());
        var photos = await db.Photos.OfAllSites().Where(p => p.PersonId == personId).ToListAsync(cancellation);
        db.Photos.RemoveRange(photos);
        if (photos.Count > 0)
            db.Publish(new FilesGivenUp([.. photos.Select(p => p.FileId)]));
        await db.SaveChangesAsync(cancellation);
    }
}
