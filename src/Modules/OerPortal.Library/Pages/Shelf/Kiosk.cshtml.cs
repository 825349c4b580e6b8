using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Kiosks;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Pages.Desk;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>Readers lend and return by themselves, by the rules. A reader is who holds their card: numbers and names, which others know, are not taken.</summary>
[RequiresFeature("library")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class KioskModel(KioskDoor door, LoanDesk desk, LendingRules rules, LibraryReaders readers, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Typed { get; set; }

    /// <summary>Who stands at the kiosk, sealed.</summary>
    [BindProperty]
    public string? At { get; set; }

    internal bool IsOpen { get; private set; }

    internal Reader? Reader { get; private set; }

    internal IReadOnlyList<Loan> Loans { get; private set; } = [];

    /// <summary>A key below <c>library.kiosk</c>.</summary>
    internal Said? Said { get; private set; }

    internal DateOnly Today => rules.Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        IsOpen = await door.AskingAsync(HttpContext, cancellation) is not null;
        return Page();
    }

    /// <summary>The librarian's code opens this device.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        if (await door.OpenAsync(Code ?? "", HttpContext, cancellation))
            return LocalRedirect(Request.PathBase + LibraryAddress.Kiosk);
        ModelState.AddModelError(nameof(Code), strings["library.kiosk.code.wrong"]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        if (await door.AskingAsync(HttpContext, cancellation) is null)
            return Page();
        IsOpen = true;
        Reader = door.Remembered(At) is { } id ? await readers.FindAsync(id, cancellation) : null;
        var typed = FormText.Typed(Typed);
        Said = typed.Length is 0 or > LoansModel.LongestTyped ? Said.Bad("nothing") : await TakeAsync(typed, cancellation);
        At = Reader is { } at ? door.Remember(at.PersonId) : null;
        Loans = Reader is { } reader ? await desk.OfReaderAsync(reader.PersonId, cancellation) : [];
        ModelState.Clear();
        return Page();
    }

    private async Task<Said> TakeAsync(string typed, CancellationToken cancellation)
    {
        switch (await desk.FindHereAsync(typed, cancellation))
        {
            case [var copy]:
                return await TakeAsync(copy, cancellation);
            case { Count: > 1 }:
                return Said.Bad("several");
        }
        if (await readers.WithCardAsync(typed, cancellation) is not { } owner)
            return Said.Bad("unknown");
        // Numbers are known to many: here the card itself is asked for.
        if (string.Equals(owner.Number, typed, StringComparison.OrdinalIgnoreCase) || (owner.CardId is not null && !string.Equals(owner.Code, typed, StringComparison.OrdinalIgnoreCase)))
            return Said.Bad("card");
        Reader = owner;
        return Said.Good("book", null);
    }

    private async Task<Said> TakeAsync(Copy copy, CancellationToken cancellation)
    {
        if (await desk.OpenOfAsync(copy, cancellation) is { } loan)
        {
            var late = loan.IsOverdue(Today);
            var held = await desk.EndAsync(loan, LoanEnd.Returned, cancellation) is not null;
            return new Said(held ? "returnedHeld" : late ? "returnedLate" : "returned", [copy.Title.Heading], held || late ? "warn" : "good");
        }
        if (Reader is not { } reader)
            return Said.Bad("cardFirst", copy.Title.Heading);
        var answer = await desk.LendAsync(copy, reader, false, cancellation);
        return answer.Loan is { } lent ? Said.Good("lent", null, copy.Title.Heading, lent.DueOn.Day()) : Said.Bad($"not.{answer.Trouble}", copy.Title.Heading, $"{answer.Most}");
    }
}
