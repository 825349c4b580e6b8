using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Assessing;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>What a person counts for a year, and says otherwise than the portal.</summary>
[RequiresFeature("reports"), RequiresPermission(Permissions.AssessId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class YearFiguresModel(Assessor assessor, YearBook book, ISiteContext site, IStringLocalizer strings, TimeProvider time) : YearPage(site, time)
{
    internal const int ReasonLength = 300;
    private const decimal Most = 9_999_999;

    /// <summary>One for each figure, in their order.</summary>
    [BindProperty]
    public List<FigureLine> Lines { get; set; } = [];

    internal IReadOnlyDictionary<string, FigureValue> Figures { get; private set; } = null!;

    /// <summary>Where a figure stands in the form.</summary>
    internal static int At(Figure figure) => Figure.All.Index().First(f => f.Item == figure).Index;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!FindYear())
            return NotFound();
        Figures = await assessor.FiguresAsync(School, Year, cancellation);
        Lines = [.. Figure.All.Select(f => Figures[f.Key]).Select(f => new FigureLine { Value = f.Typed is { } typed ? Shown(f.Figure, typed) : null, Reason = f.Reason })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!FindYear())
            return NotFound();
        if (Lines.Count != Figure.All.Count)
            return BadRequest();
        Figures = await assessor.FiguresAsync(School, Year, cancellation);
        var typed = Figure.All.Select(Read).OfType<(string, decimal, string)>().ToList();
        if (!ModelState.IsValid)
            return Page();
        await book.SaveAsync(Year, typed, cancellation);
        return LocalRedirect(Here(ReportAddress.Assessment) + "&xong=luu");
    }

    private (string, decimal, string)? Read(Figure figure)
    {
        var at = At(figure);
        var reason = Clean(Lines[at].Reason);
        if (reason.Length > ReasonLength)
            ModelState.AddModelError($"Lines[{at}].Reason", strings["reports.tooLong", ReasonLength]);
        if (string.IsNullOrWhiteSpace(Lines[at].Value))
            return null;
        if (Number(figure, Lines[at].Value!) is not { } value)
        {
            ModelState.AddModelError($"Lines[{at}].Value", strings[figure.IsWhole ? "reports.number.whole" : "reports.number.wrong"]);
            return null;
        }
        if (Figures[figure.Key].Counted is { } counted && counted != value && reason.Length == 0)
            ModelState.AddModelError($"Lines[{at}].Reason", strings["reports.reason.none"]);
        return (figure.Key, value, reason);
    }

    private static decimal? Number(Figure figure, string typed)
        => Decimals.Read(typed, figure.IsWhole ? 0 : 2) is { } value && value <= (figure.IsYesNo ? 1 : Most) ? value : null;

    private static string Shown(Figure figure, decimal value) => figure.IsWhole ? value.ToString("0", CultureInfo.InvariantCulture) : value.ToString("0.##", CultureInfo.CurrentCulture);
}

/// <summary>A figure as it is typed.</summary>
public sealed class FigureLine
{
    public string? Value { get; set; }

    public string? Reason { get; set; }
}
