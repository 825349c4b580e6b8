using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Leaving;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Pages.Desk;

/// <summary>How long accounts of pupils are kept who have left, for all schools.</summary>
[RequiresFeature("classes")]
[RequiresPermission(Permissions.RetentionId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LeaversModel(LeaverRetention retention, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Months { get; set; }

    public int Kept { get; private set; }

    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        var months = await retention.MonthsAsync(cancellation);
        Months = $"{months}";
        Done = xong == "luu" ? strings.Count("classes.leavers.saved", months).Value : null;
        Kept = await retention.CountAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        if (int.TryParse(Months, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is >= LeaverRetention.Shortest and <= LeaverRetention.Longest)
        {
            await retention.SetAsync(months, cancellation);
            return LocalRedirect($"{Request.PathBase}{ClassAddress.Leavers}?xong=luu");
        }

        ModelState.AddModelError(nameof(Months), strings["classes.leavers.fault", LeaverRetention.Shortest, LeaverRetention.Longest]);
        Kept = await retention.CountAsync(cancellation);
        return Page();
    }
}
