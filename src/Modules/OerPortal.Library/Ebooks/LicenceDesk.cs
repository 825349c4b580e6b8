using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Library.Accession;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Resources;

namespace OerPortal.Library.Ebooks;

/// <summary>Keeps licences of the current site. Each brings as many copies as may be lent at one time, numbered in a register of their own.</summary>
internal sealed class LicenceDesk(LibraryDbContext db, EbookShelf shelf, EbookTerms terms, RegisterNumbers numbers, LendingRules rules, IPageCache pages, ICurrentPerson person, ISiteContext site, TimeProvider time)
{
    internal const int MostCopies = 1_000;

    internal DateOnly Today => rules.Today;

    internal EbookLicence New() => new() { SiteId = site.Current.Id, TitleId = Guid.Empty, Starts = Today, AddedAt = time.GetUtcNow(), AddedBy = person.Id };

    /// <summary>Takes a licence of a resource in; the first makes its title.</summary>
    internal async Task<EbookLicence> AddAsync(ResourceCard card, EbookLicence wanted, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.TakeTurnAsync(site.Current.Id, cancellation);
        var title = await shelf.TitleAsync(card.PublicId, cancellation) ?? Begin(card);
        var licence = new EbookLicence { SiteId = site.Current.Id, TitleId = title.Id, AddedAt = wanted.AddedAt, AddedBy = wanted.AddedBy };
        Say(licence, wanted);
        db.EbookLicences.Add(licence);
        await CopiesAsync(licence, licence.Copies, cancellation);
        db.Record("library.licence.add", $"title:{title.Id}", new { licence.Copies, licence.Days });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await DoneAsync(title, cancellation);
        return licence;
    }

    /// <summary>Fewer copies, or an earlier end: loans go on to their day, and are not renewed.</summary>
    internal async Task ChangeAsync(EbookLicence licence, EbookLicence wanted, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.TakeTurnAsync(site.Current.Id, cancellation);
        Say(licence, wanted);
        var there = await db.Copies.CountAsync(c => c.LicenceId == licence.Id && c.State == CopyState.OnShelf, cancellation);
        await CopiesAsync(licence, licence.Copies - there, cancellation);
        db.Record("library.licence.change", $"title:{licence.TitleId}", new { licence.Copies, licence.Days });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await DoneAsync(await db.Titles.FirstAsync(t => t.Id == licence.TitleId, cancellation), cancellation);
    }

    /// <summary>Gives it up before its end.</summary>
    internal async Task CloseAsync(EbookLicence licence, CancellationToken cancellation)
    {
        (licence.ClosedAt, licence.ClosedBy) = (time.GetUtcNow(), person.Id);
        db.Record("library.licence.close", $"title:{licence.TitleId}");
        await db.SaveChangesAsync(cancellation);
        await DoneAsync(await db.Titles.FirstAsync(t => t.Id == licence.TitleId, cancellation), cancellation);
    }

    internal Task<EbookLicence?> FindAsync(Guid licenceId, CancellationToken cancellation) => db.EbookLicences.FirstOrDefaultAsync(l => l.Id == licenceId, cancellation);

    private Title Begin(ResourceCard card)
    {
        var title = EbookTitle.Of(site.Current.Id, card, time.GetUtcNow());
        db.Titles.Add(title);
        return title;
    }

    private async Task CopiesAsync(EbookLicence licence, int count, CancellationToken cancellation)
    {
        if (count <= 0)
            return;
        var first = await numbers.TakeAsync(licence.SiteId, BookKind.Ebook, count, cancellation);
        db.Copies.AddRange(EbookTitle.Copies(licence, count, first));
    }

    private async Task DoneAsync(Title title, CancellationToken cancellation)
    {
        await terms.SettleAsync(cancellation);
        await pages.ForgetAsync(ResourceTags.Of(title.ResourcePublicId!), cancellation);
        await pages.ForgetAsync(LibraryMenu.TagOf(site.Current.Id), cancellation);
    }

    private static void Say(EbookLicence licence, EbookLicence wanted)
    {
        (licence.Copies, licence.Days, licence.Starts, licence.Ends, licence.Readers) = (wanted.Copies, wanted.Days, wanted.Starts, wanted.Ends, wanted.Readers);
        (licence.Supplier, licence.Document, licence.Price, licence.Note) = (wanted.Supplier, wanted.Document, wanted.Price, wanted.Note);
    }
}
