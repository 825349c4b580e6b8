using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Lending;
using OerPortal.Library.WritingOff;

namespace OerPortal.Library.Pages.Desk;

/// <summary>How books went.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class WriteOffsModel(WriteOffDesk desk, LendingRules rules, ISiteContext site) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    internal IReadOnlyList<WriteOffSummary> WriteOffs { get; private set; } = [];

    internal int PageNumber { get; private set; }

    internal int PageCount { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        (WriteOffs, var total) = await desk.ListAsync(PageNumber, cancellation);
        PageCount = Math.Max(1, (total + WriteOffDesk.PageLength - 1) / WriteOffDesk.PageLength);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
        => site.Current.IsPortal ? NotFound() : LocalRedirect(Request.PathBase + LibraryAddress.WriteOff((await desk.BeginAsync(rules.Today, cancellation)).Id));
}
