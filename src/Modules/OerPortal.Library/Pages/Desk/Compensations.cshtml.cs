using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Compensating;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>What is to be made good, and the receipts of what was.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CompensationsModel(CompensationDesk desk, CompensationReceipt paper, LibraryReaders readers, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private IReadOnlyDictionary<Guid, Reader> _readers = new Dictionary<Guid, Reader>();

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Why a receipt is cancelled.</summary>
    [BindProperty]
    public string? Why { get; set; }

    internal IReadOnlyList<Loan> Owed { get; private set; } = [];

    internal IReadOnlyList<Compensation> Receipts { get; private set; } = [];

    internal int PageCount { get; private set; }

    /// <summary>A key below <c>library.compensations.done</c>.</summary>
    internal string? Done { get; private set; }

    internal string Who(Loan loan) => _readers.GetValueOrDefault(loan.PersonId ?? Guid.Empty)?.Words(strings) ?? strings["library.reader.gone"];

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        Done = xong is "thu" or "roi" or "huy" ? xong : null;
        return site.Current.IsPortal ? NotFound() : await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnGetPdfAsync(Guid receipt, CancellationToken cancellation)
        => await desk.FindAsync(receipt, cancellation) is { } its ? File(paper.Draw(its), "application/pdf", $"phieu-boi-thuong-{its.Number}.pdf") : NotFound();

    public async Task<IActionResult> OnPostCancelAsync(Guid receipt, CancellationToken cancellation)
    {
        if (await desk.FindAsync(receipt, cancellation) is not { } its)
            return NotFound();
        var why = FormText.Typed(Why);
        if (why.Length is > 0 and <= CompensationDesk.NoteLength)
            return Back(await desk.CancelAsync(its, why, cancellation) ? "huy" : "roi");
        ModelState.AddModelError(nameof(Why), strings["library.receipt.why.wrong", CompensationDesk.NoteLength]);
        return await ShowAsync(cancellation);
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        PageNumber = Math.Clamp(PageNumber, 1, 100_000);
        (Receipts, var total) = await desk.ListAsync(PageNumber, cancellation);
        PageCount = (total + CompensationDesk.PageLength - 1) / CompensationDesk.PageLength;
        Owed = PageNumber == 1 ? await desk.OwedAsync(cancellation) : [];
        _readers = await readers.FindManyAsync([.. Owed.Select(l => l.PersonId).OfType<Guid>().Distinct()], cancellation);
        return Page();
    }

    private LocalRedirectResult Back(string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Compensations}?xong={done}");
}
