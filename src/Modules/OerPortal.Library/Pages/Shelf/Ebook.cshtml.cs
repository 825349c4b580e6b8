using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Ebooks;
using OerPortal.Library.Holds;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.Resources;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>Where readers borrow what is not open, wait for it, and give it back; also where a loan that is over leads.</summary>
[RequiresFeature("library")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class EbookModel(
    IResources resources, EbookShelf shelf, EbookDesk desk, EbookReaders readers, HoldDesk holds, LendingRules rules, ICurrentPerson person, ISiteContext site) : PageModel
{
    private static readonly string[] Told = ["muon", "tra", "gia-han", "khong-gia-han", "dat", "thoi-dat"];

    internal ResourceCard Card { get; private set; } = null!;

    /// <summary>Null where this site has no licence of it, and never had.</summary>
    internal Title? Title { get; private set; }

    internal EbookStanding Standing { get; private set; } = EbookStanding.None;

    /// <summary>Other places that lend it to who is asking.</summary>
    internal IReadOnlyList<EbookOffer> Elsewhere { get; private set; } = [];

    internal Loan? Loan { get; private set; }

    internal HoldLine? Hold { get; private set; }

    internal Title? Printed { get; private set; }

    internal Reader? Reader { get; private set; }

    /// <summary>The reader had it, and that is over.</summary>
    internal bool IsOver { get; private set; }

    internal bool MayHold { get; private set; }

    internal bool IsRenewable { get; private set; }

    internal EbookAnswer? Answer { get; private set; }

    internal HoldAnswer? HoldAnswer { get; private set; }

    /// <summary>A key below <c>library.ebook.done</c>.</summary>
    internal string? Done { get; private set; }

    internal bool IsSignedIn => person.IsSignedIn;

    internal int DaysLeft => Loan is null ? 0 : Loan.DueOn.DayNumber - shelf.Today.DayNumber;

    public async Task<IActionResult> OnGetAsync(string publicId, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        Done = Array.Find(Told, told => told == xong);
        return Page();
    }

    public async Task<IActionResult> OnPostBorrowAsync(string publicId, CancellationToken cancellation)
    {
        if (!person.IsSignedIn)
            return Challenge();
        if (!await FindAsync(publicId, cancellation) || Title is not { } title || Reader is not { } reader)
            return NotFound();
        Answer = await desk.BorrowAsync(title, reader, cancellation);
        return Answer.Trouble is null ? Back("muon") : await AgainAsync(publicId, cancellation);
    }

    /// <summary>Takes a place in the queue.</summary>
    public async Task<IActionResult> OnPostHoldAsync(string publicId, CancellationToken cancellation)
    {
        if (!person.IsSignedIn)
            return Challenge();
        if (!await FindAsync(publicId, cancellation) || Title is not { } title || Reader is not { } reader)
            return NotFound();
        HoldAnswer = await desk.WaitAsync(title, reader, cancellation);
        return HoldAnswer.Trouble is null ? Back("dat") : await AgainAsync(publicId, cancellation);
    }

    public async Task<IActionResult> OnPostUnholdAsync(string publicId, CancellationToken cancellation)
        => await FindAsync(publicId, cancellation) && Title is { } title && await desk.WaitNoMoreAsync(title, cancellation) ? Back("thoi-dat") : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(string publicId, CancellationToken cancellation)
        => await FindAsync(publicId, cancellation) && Loan is { } loan && await desk.ReturnAsync(loan.Id, cancellation) ? Back("tra") : NotFound();

    public async Task<IActionResult> OnPostRenewAsync(string publicId, CancellationToken cancellation)
        => await FindAsync(publicId, cancellation) && Loan is { } loan && await desk.RenewAsync(loan.Id, cancellation) is { } isRenewed ? Back(isRenewed ? "gia-han" : "khong-gia-han") : NotFound();

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (await resources.FindAsync(publicId, Viewer.From(person), cancellation) is not { } card || !Licences.IsLent(card.Licence))
            return false;
        Card = card;
        var offers = await shelf.OffersAsync(publicId, cancellation);
        Elsewhere = [.. offers.Where(o => o.At.Id != site.Current.Id)];
        Title = await shelf.TitleAsync(publicId, cancellation);
        Reader = await readers.CurrentAsync(cancellation);
        if (Title is not { } title)
            return true;
        Standing = await shelf.StandingAsync(title.Id, cancellation);
        Printed = await shelf.PrintedAsync(title, cancellation);
        if (Reader is { } reader)
            await FindOwnAsync(title, reader, cancellation);
        return true;
    }

    private async Task FindOwnAsync(Title title, Reader reader, CancellationToken cancellation)
    {
        Loan = await shelf.OwnAsync(title.Id, cancellation);
        Hold = Loan is null ? await holds.OfAsync(reader.PersonId, title.Id, cancellation) : null;
        IsOver = Loan is null && await shelf.HadAsync(title.Id, cancellation);
        var rule = await rules.ForAsync(reader.Kind, BookKind.Ebook, cancellation);
        MayHold = Loan is null && Hold is null && Standing is { Copies: > 0, Free: 0 } && rule.Holds > 0;
        IsRenewable = Loan is { } loan && loan.Renewals < rule.Renewals && Standing.Waiting == 0;
    }

    private async Task<IActionResult> AgainAsync(string publicId, CancellationToken cancellation) => await FindAsync(publicId, cancellation) ? Page() : NotFound();

    private LocalRedirectResult Back(string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Ebook(Card.PublicId)}?xong={done}");
}
