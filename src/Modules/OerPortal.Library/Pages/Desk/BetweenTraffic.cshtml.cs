using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Between;
using OerPortal.Library.Lending;

namespace OerPortal.Library.Pages.Desk;

/// <summary>At the department: how many books go from which school to which. No reader is named, nor any book.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class BetweenTrafficModel(Traffic traffic, LendingRules rules, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public string? To { get; set; }

    internal IReadOnlyList<TrafficLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken cancellation)
        => await FindAsync(cancellation) && ModelState.IsValid ? File(await traffic.WorkbookAsync(Lines, cancellation), Workbook, "sach-giua-cac-truong.xlsx") : NotFound();

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return false;
        var today = rules.Today;
        // A school year begins in August.
        var begins = new DateOnly(today.Month >= 8 ? today.Year : today.Year - 1, 8, 1);
        var (from, to) = (Day(From, begins, nameof(From)), Day(To, today, nameof(To)));
        (From, To) = ($"{from:yyyy-MM-dd}", $"{to:yyyy-MM-dd}");
        if (to < from)
            ModelState.AddModelError(nameof(To), strings["library.box.until.wrong"]);
        if (ModelState.IsValid)
            Lines = await traffic.OfAsync(from, to, today, cancellation);
        return true;
    }

    private DateOnly Day(string? typed, DateOnly otherwise, string field)
    {
        if (string.IsNullOrEmpty(typed))
            return otherwise;
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", out var day) && day.Year is > 2000 and < 2200)
            return day;
        ModelState.AddModelError(field, strings["library.rules.day.wrong"]);
        return otherwise;
    }
}
