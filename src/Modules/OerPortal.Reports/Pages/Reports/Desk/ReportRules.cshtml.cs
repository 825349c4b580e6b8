using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>To whom schools report, by when, and when they are reminded.</summary>
[RequiresFeature("reports"), RequiresPermission(Permissions.OverseeId)]
internal sealed class ReportRulesModel(ReportsDbContext db, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    internal const int AddresseeLength = 200;
    internal const int DaysLength = 40;
    private const int EarliestReminder = 200;

    [BindProperty]
    public string? Addressee { get; set; }

    [BindProperty]
    public string? Month { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    /// <summary>"30, 7, 1".</summary>
    [BindProperty]
    public string? RemindDays { get; set; }

    internal DateOnly DueOn { get; private set; }

    internal bool IsSaved { get; private set; }

    internal string UsualAddressee => site.Portal.Subtitle.Length > 0 ? site.Portal.Subtitle : site.Portal.Name;

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        var rules = await FindAsync(cancellation);
        (Addressee, Month, Day, RemindDays) = (rules.Addressee, $"{rules.DueMonth}", $"{rules.DueDay}", string.Join(", ", rules.RemindDays));
        IsSaved = xong == "luu";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        var rules = await FindAsync(cancellation);
        Read(rules);
        if (!ModelState.IsValid)
            return Page();
        if (db.Entry(rules).State == EntityState.Detached)
            db.Rules.Add(rules);
        db.Record("reports.rules", $"site:{site.Current.Id}", new { rules.DueMonth, rules.DueDay, rules.RemindDays });
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect($"{Request.PathBase}{ReportAddress.Rules}?xong=luu");
    }

    private void Read(DepartmentRules rules)
    {
        rules.Addressee = (Addressee ?? "").Replace("\0", "", StringComparison.Ordinal).Trim().Composed();
        if (rules.Addressee.Length > AddresseeLength)
            ModelState.AddModelError(nameof(Addressee), strings["reports.tooLong", AddresseeLength]);
        // A leap day would be due in one year of four.
        if (Decimals.Read(Month, 0) is { } month and >= 1 and <= 12 && Decimals.Read(Day, 0) is { } day && day >= 1 && day <= DateTime.DaysInMonth(2027, (int)month))
            (rules.DueMonth, rules.DueDay) = ((int)month, (int)day);
        else
            ModelState.AddModelError(nameof(Day), strings["reports.rules.due.wrong"]);
        var days = (RemindDays ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(d => Decimals.Read(d, 0)).ToList();
        if (days.Count > DepartmentRules.MostReminders || days.Exists(d => d is not (>= 0 and <= EarliestReminder)))
            ModelState.AddModelError(nameof(RemindDays), strings["reports.rules.remind.wrong", DepartmentRules.MostReminders, EarliestReminder]);
        else
            rules.RemindDays = [.. days.Select(d => (int)d!.Value).Distinct().OrderDescending()];
    }

    private async Task<DepartmentRules> FindAsync(CancellationToken cancellation)
    {
        var rules = await db.Rules.SingleOrDefaultAsync(cancellation) ?? new DepartmentRules();
        DueOn = rules.DueOn(SchoolYear.Now(time));
        return rules;
    }
}
