using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Accession;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Corrections;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Says what is wrong with an entered voucher, for everybody to see.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class VoucherCorrectionsModel(VoucherDesk desk, CorrectionDesk corrections, IStringLocalizer strings) : PageModel
{
    /// <summary>Nothing where the paper was wrong and no line.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Line { get; set; }

    [BindProperty]
    public string? Price { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    internal Voucher Voucher { get; private set; } = null!;

    internal IReadOnlyList<CorrectionLine> Made { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        var line = Voucher.Lines.FirstOrDefault(l => l.Id == Line);
        var price = await PriceAsync(line, cancellation);
        var words = ModelState.Line(Words, nameof(Words), CorrectionDesk.WordsLength, strings);
        var reason = ModelState.Line(Reason, nameof(Reason), CorrectionDesk.ReasonLength, strings);
        if (reason.Length == 0)
            ModelState.AddModelError(nameof(Reason), strings["library.correction.reason.missing"]);
        if (ModelState.IsValid && price is null && words.Length == 0)
            ModelState.AddModelError(nameof(Words), strings["library.correction.nothing"]);
        if (!ModelState.IsValid)
            return Page();
        await corrections.MakeAsync(Voucher, line, price, words, reason, cancellation);
        return LocalRedirect($"{Request.PathBase}{LibraryAddress.Voucher(id)}?xong=dinh-chinh");
    }

    /// <returns>Null where it is right, or cannot be read; the form says so then.</returns>
    private async Task<long?> PriceAsync(VoucherLine? line, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Price))
            return null;
        var price = Figures.Read(Price);
        if (price is null or > TitleForm.DearestPrice)
            ModelState.AddModelError(nameof(Price), strings["library.figure.wrong", 0, TitleForm.DearestPrice]);
        else if (line is null)
            ModelState.AddModelError(nameof(Price), strings["library.correction.price.noLine"]);
        else if (price == await corrections.PriceAsync(line, cancellation))
            ModelState.AddModelError(nameof(Price), strings["library.correction.price.same"]);
        return price;
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Voucher = (await desk.FindAsync(id, cancellation))!;
        // A correction is corrected by another one of the same voucher.
        if (Voucher is not { IsEntered: true } || Voucher.Source == VoucherSource.Correction)
            return false;
        if (Line is { } asked && Voucher.Lines.All(l => l.Id != asked))
            return false;
        Made = await corrections.OfVoucherAsync(id, cancellation);
        return true;
    }
}
