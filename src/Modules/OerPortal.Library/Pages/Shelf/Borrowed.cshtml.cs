using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Ebooks;
using OerPortal.Library.Holds;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>What somebody has borrowed here, and what they had.</summary>
[Authorize, RequiresFeature("library")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class BorrowedModel(OwnLoans own, EbookDesk ebooks, EbookTerms terms, HoldDesk holds, HoldQueue queue, LendingRules rules, ICurrentPerson person) : PageModel
{
    internal IReadOnlyList<OwnLoan> Loans { get; private set; } = [];

    internal IReadOnlyList<HoldLine> Holds { get; private set; } = [];

    internal IReadOnlyList<Loan> History { get; private set; } = [];

    internal DateOnly Today => rules.Today;

    /// <summary>A key below <c>library.mine.done</c>.</summary>
    internal string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (person.Id is not { } id)
            return NotFound();
        await terms.SettleAsync(cancellation);
        Loans = await own.OutAsync(id, cancellation);
        Holds = await holds.OfReaderAsync(id, cancellation);
        History = await own.HistoryAsync(id, cancellation);
        Done = xong is "tra" or "gia-han" or "khong-gia-han" or "xoa" or "thoi-dat" ? xong : null;
        return Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(Guid loan, CancellationToken cancellation)
        => await own.RenewAsync(person.Id!.Value, loan, cancellation) switch
        {
            true => Back("gia-han"),
            false => Back("khong-gia-han"),
            null => NotFound(),
        };

    /// <summary>Gives an e-book back before its day.</summary>
    public async Task<IActionResult> OnPostReturnAsync(Guid loan, CancellationToken cancellation) => await ebooks.ReturnAsync(loan, cancellation) ? Back("tra") : NotFound();

    /// <summary>Waits no more.</summary>
    public async Task<IActionResult> OnPostUnholdAsync(Guid hold, CancellationToken cancellation)
    {
        if (await holds.FindAsync(hold, cancellation) is not { } its || its.PersonId != person.Id)
            return NotFound();
        await queue.EndAsync(its, HoldEnd.TakenBack, cancellation);
        return Back("thoi-dat");
    }

    /// <summary>Takes one, or all, out of the history.</summary>
    public async Task<IActionResult> OnPostForgetAsync(Guid? loan, CancellationToken cancellation)
        => await own.ForgetAsync(person.Id!.Value, loan, cancellation) || loan is null ? Back("xoa") : NotFound();

    private LocalRedirectResult Back(string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Mine}?xong={done}");
}
