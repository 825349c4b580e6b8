using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Accession;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;

namespace OerPortal.Library.Pages.Desk;

/// <summary>A title that is not in the catalogue yet.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class NewTitleModel(TitleCatalogue catalogue, VoucherDesk vouchers, LendingRules rules, ISiteContext site, IStringLocalizer strings) : TitlePage(catalogue, rules, site, strings)
{
    /// <summary>The voucher on which it comes in, to go back to.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? VoucherId { get; set; }

    /// <summary>What was looked for: an ISBN or a name.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Sought { get; set; }

    public IActionResult OnGet()
    {
        if (IsPortal)
            return NotFound();
        var figures = (Sought ?? "").Where(char.IsAsciiLetterOrDigit).ToArray();
        if (Cms.Text.IsbnDigits.AreRight(figures))
            Input.Isbn = new string(figures);
        else
            Input.Name = Sought;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (IsPortal)
            return NotFound();
        var title = Catalogue.New();
        if (!await SaveAsync(title, cancellation))
            return Page();
        return LocalRedirect(Request.PathBase + (VoucherId is { } id && await vouchers.FindAsync(id, cancellation) is { IsEntered: false }
            ? $"{LibraryAddress.Voucher(id)}?sach={title.PublicId}#them"
            : $"{LibraryAddress.Title(title.PublicId)}?xong=them"));
    }
}
