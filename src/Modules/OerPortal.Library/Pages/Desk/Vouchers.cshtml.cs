using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Accession;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>How books came in.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class VouchersModel(VoucherDesk desk, LendingRules rules, ISiteContext site) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    internal IReadOnlyList<Voucher> Vouchers { get; private set; } = [];

    internal int PageNumber { get; private set; }

    internal int PageCount { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        (Vouchers, var total) = await desk.ListAsync(PageNumber, cancellation);
        PageCount = Math.Max(1, (total + VoucherDesk.PageLength - 1) / VoucherDesk.PageLength);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
        => site.Current.IsPortal ? NotFound() : LocalRedirect(Request.PathBase + LibraryAddress.Voucher((await desk.BeginAsync(rules.Today, cancellation)).Id));
}
