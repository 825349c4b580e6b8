using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Compensating;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>A reader makes a book good: with money, or with the same book.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CompensationModel(CompensationDesk desk, LibraryReaders readers, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public CompensationKind Kind { get; set; }

    /// <summary>In đồng.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    internal Loan Loan { get; private set; } = null!;

    /// <summary>Name and class.</summary>
    internal string Who { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Amount = Loan.Copy.Price.ToString("N0");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (!Enum.IsDefined(Kind))
            return BadRequest();
        var amount = Figures.Read(Amount);
        if (Kind == CompensationKind.Money && amount is not (>= 0 and <= CompensationDesk.MostMoney))
            ModelState.AddModelError(nameof(Amount), strings["library.figure.wrong", 0, CompensationDesk.MostMoney.ToString("N0")]);
        var note = FormText.Typed(Note).Composed();
        if (note.Length > CompensationDesk.NoteLength)
            ModelState.AddModelError(nameof(Note), strings["library.receipt.why.wrong", CompensationDesk.NoteLength]);
        if (!ModelState.IsValid)
            return Page();
        var receipt = await desk.TakeAsync(Loan, Who, Kind, amount ?? 0, note, cancellation);
        return LocalRedirect($"{Request.PathBase}{LibraryAddress.Compensations}?xong={(receipt is null ? "roi" : "thu")}");
    }

    private async Task<bool> FindAsync(Guid loanId, CancellationToken cancellation)
    {
        if (site.Current.IsPortal || await desk.LoanAsync(loanId, cancellation) is not { } loan)
            return false;
        Loan = loan;
        Who = (await readers.FindAsync(loan.PersonId!.Value, cancellation))?.Words(strings) ?? strings["library.reader.gone"];
        return true;
    }
}
