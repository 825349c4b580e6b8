using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Models;
using OerPortal.Reports.Plots;
using OerPortal.Reports.Targets;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>How near the libraries are to what the plans ask for.</summary>
[RequiresFeature("reports"), RequiresPermission(Permissions.OverseeId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LibraryTargetsModel(TargetBoard board, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    private const decimal MostPercent = 100;
    private const decimal MostDocuments = 10_000_000;

    [BindProperty]
    public string? Measured { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    internal IReadOnlyList<MeasuredTarget> Targets { get; private set; } = [];

    internal bool IsSaved { get; private set; }

    internal static IEnumerable<SchoolYear> Years => Enumerable.Range(TargetBoard.FirstYear, TargetBoard.LastYear - TargetBoard.FirstYear + 1).Select(y => new SchoolYear(y));

    internal Plot PlotOf(MeasuredTarget target) => new(
        strings[$"reports.measure.{target.Measure.Key}"],
        strings["reports.year"],
        strings[target.Measure.IsPercent ? "reports.targets.percent" : "reports.targets.number"],
        [.. target.Years.Select(y => new PlotColumn(new SchoolYear(y.Year).Name, y.Value, y.Wanted))]);

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        Targets = await board.AllAsync(cancellation);
        (Year, IsSaved) = ($"{SchoolYear.Now(time).Begins}", xong == "luu");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        if (Measure.Find(Measured) is not { } measure)
            return BadRequest();
        if (Decimals.Read(Year, 0) is not { } year || year is < TargetBoard.FirstYear or > TargetBoard.LastYear)
            return BadRequest();
        decimal? value = string.IsNullOrWhiteSpace(Value) ? null : Decimals.Read(Value, 1);
        var most = measure.IsPercent ? MostPercent : MostDocuments;
        if (!string.IsNullOrWhiteSpace(Value) && (value is null || value > most))
            ModelState.AddModelError(nameof(Value), strings["reports.criteria.number", AssessmentWords.Plain(most)]);
        if (ModelState.IsValid)
        {
            await board.SaveAsync(measure, (int)year, value, cancellation);
            return LocalRedirect($"{Request.PathBase}{ReportAddress.Targets}?xong=luu");
        }
        Targets = await board.AllAsync(cancellation);
        return Page();
    }
}
