using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Freezing;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>What a school signed, and signing the report of a year.</summary>
[RequiresFeature("reports"), RequiresPermission(Permissions.AssessId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignedReportsModel(ReportDesk reports, Assessor assessor, ISiteContext site, ICurrentPerson person, IStringLocalizer strings, TimeProvider time) : YearPage(site, time)
{
    internal const int NameLength = 100;
    internal const int CorrectionLength = 500;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? JobTitle { get; set; }

    [BindProperty]
    public string? Correction { get; set; }

    /// <summary>The version that is to be written, as the form said it.</summary>
    [BindProperty]
    public int Version { get; set; }

    internal Assessment Assessment { get; private set; } = null!;

    internal IReadOnlyList<SignedReport> Reports { get; private set; } = [];

    /// <summary>Of the year that is shown.</summary>
    internal int Next => Reports.Where(r => r.Year == Year.Begins).Select(r => r.Version).DefaultIfEmpty().Max() + 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!FindYear())
            return NotFound();
        await FillAsync(cancellation);
        (Name, JobTitle, Version) = (person.DisplayName, strings["reports.sign.jobTitle.usual"], Next);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!FindYear())
            return NotFound();
        await FillAsync(cancellation);
        if (Assessment.Criteria.Count == 0)
            return NotFound();
        var signature = new Signature(Needed(Name, nameof(Name), NameLength), Needed(JobTitle, nameof(JobTitle), NameLength), Version > 1 ? Needed(Correction, nameof(Correction), CorrectionLength) : "", Time.GetUtcNow());
        if (!ModelState.IsValid)
            return Page();
        if (await reports.SignAsync(School, Year, Version, signature, cancellation) is { } report)
            return LocalRedirect($"{Request.PathBase}{ReportAddress.Report(report.Id)}?xong=ki");
        await FillAsync(cancellation);
        ModelState.AddModelError("", strings["reports.sign.meanwhile"]);
        ModelState.Remove(nameof(Version));
        Version = Next;
        return Page();
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        Reports = await reports.ListAsync(cancellation);
        Assessment = await assessor.AssessAsync(School, Year, cancellation);
    }

    private string Needed(string? typed, string field, int most)
    {
        var words = Clean(typed);
        if (words.Length == 0)
            ModelState.AddModelError(field, strings["reports.sign.needed"]);
        if (words.Length > most)
            ModelState.AddModelError(field, strings["reports.tooLong", most]);
        return words;
    }
}
