using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>How many books, for how long; when the library is open.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class RulesModel(LendingRules rules, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal const int NameLength = 80;

    /// <summary>Of each rule of the table, in its order.</summary>
    [BindProperty]
    public List<RuleLine> Lines { get; set; } = [];

    /// <summary>Days of the week on which the library is closed.</summary>
    [BindProperty]
    public List<int> Closed { get; set; } = [];

    /// <summary>How long a copy stays set aside.</summary>
    [BindProperty]
    public string? HoldDays { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? DayName { get; set; }

    internal IReadOnlyList<LendingRule> Rules { get; private set; } = [];

    internal IReadOnlyList<ClosedDay> Days { get; private set; } = [];

    internal bool IsSaved { get; private set; }

    /// <summary>Monday first.</summary>
    internal static IReadOnlyList<DayOfWeek> Week { get; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        await FillAsync(cancellation);
        IsSaved = xong == "luu";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        if (Lines.Count != Rules.Count)
            return BadRequest();
        foreach (var (at, rule) in Rules.Index())
            Read(at, rule);
        if (Closed.Distinct().Count() >= Week.Count)
            ModelState.AddModelError(nameof(Closed), strings["library.rules.week.none"]);
        var holdDays = Figure(HoldDays, nameof(HoldDays), 1, LendingRules.MostHoldDays);
        if (!ModelState.IsValid)
            return Page();
        var week = await rules.WeekAsync(cancellation);
        week.HoldDays = holdDays ?? week.HoldDays;
        week.Closed = [.. Closed.Where(d => d is >= 0 and <= 6).Distinct().Order()];
        await rules.SaveAsync(Rules, week, cancellation);
        return Saved();
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        var name = FormText.Typed(DayName).Composed();
        if (!DateOnly.TryParseExact(Day, "yyyy-MM-dd", out var day))
            ModelState.AddModelError(nameof(Day), strings["library.rules.day.wrong"]);
        if (name.Length is 0 or > NameLength)
            ModelState.AddModelError(nameof(DayName), strings["library.rules.dayName.wrong", NameLength]);
        if (ModelState.IsValid)
        {
            await rules.CloseAsync(day, name, cancellation);
            return Saved();
        }
        await FillAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostOpenAsync(DateOnly open, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        await rules.OpenAsync(open, cancellation);
        return Saved();
    }

    private void Read(int at, LendingRule rule)
    {
        rule.Most = Figure(Lines[at].Most, $"Lines[{at}].{nameof(RuleLine.Most)}", 0, LendingRules.MostBooks) ?? 0;
        rule.Renewals = Figure(Lines[at].Renewals, $"Lines[{at}].{nameof(RuleLine.Renewals)}", 0, LendingRules.MostRenewals) ?? 0;
        rule.Holds = Figure(Lines[at].Holds, $"Lines[{at}].{nameof(RuleLine.Holds)}", 0, LendingRules.MostHolds) ?? 0;
        // Nothing: until the end of the school year.
        rule.Days = string.IsNullOrWhiteSpace(Lines[at].Days) ? null : Figure(Lines[at].Days, $"Lines[{at}].{nameof(RuleLine.Days)}", 1, LendingRules.MostDays);
    }

    private int? Figure(string? typed, string field, int least, int most) => (int?)ModelState.Figure(typed, field, least, most, strings);

    private async Task FillAsync(CancellationToken cancellation)
    {
        Lines = [.. Rules.Select(r => new RuleLine { Most = $"{r.Most}", Days = $"{r.Days}", Renewals = $"{r.Renewals}", Holds = $"{r.Holds}" })];
        var week = await rules.WeekAsync(cancellation);
        (Closed, HoldDays) = ([.. week.Closed], $"{week.HoldDays}");
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return false;
        (Rules, Days) = (await rules.AllAsync(cancellation), await rules.ClosedDaysAsync(cancellation));
        return true;
    }

    private LocalRedirectResult Saved() => LocalRedirect($"{Request.PathBase}{LibraryAddress.Rules}?xong=luu");
}

/// <summary>A line of the table as it is typed.</summary>
public sealed class RuleLine
{
    public string? Most { get; set; }

    public string? Days { get; set; }

    public string? Renewals { get; set; }

    public string? Holds { get; set; }
}
