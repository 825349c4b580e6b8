using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Assessing;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>One criterion of a school's year: what shows that it is met, and whether it counts otherwise than its figures say.</summary>
[RequiresFeature("reports"), RequiresPermission(Permissions.AssessId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AssessedCriterionModel(Assessor assessor, YearBook book, ISiteContext site, IStringLocalizer strings, TimeProvider time) : YearPage(site, time)
{
    internal const int WordsLength = 300;
    internal const int AddressLength = 500;

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "muc")]
    public int Level { get; set; } = 1;

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    /// <summary>"met", "missed", or nothing for what the figures say.</summary>
    [BindProperty]
    public string? Says { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    internal Assessment Assessment { get; private set; } = null!;

    internal AssessedCriterion One { get; private set; } = null!;

    internal bool IsSaved { get; private set; }

    internal string Own(string? handler = null) => $"{Request.PathBase}{ReportAddress.OfCriterion(Year, One.Criterion.Code)}&muc={Level}{(handler is null ? "" : $"&handler={handler}")}";

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        (Says, Reason, IsSaved) = (One.Ruling is { } ruling ? ruling.IsMet ? "met" : "missed" : "", One.Ruling?.Reason, xong == "luu");
        return Page();
    }

    public async Task<IActionResult> OnPostRuleAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        bool? isMet = Says switch { "met" => true, "missed" => false, _ => null };
        var reason = Clean(Reason);
        if (isMet is not null && reason.Length == 0)
            ModelState.AddModelError(nameof(Reason), strings["reports.reason.none"]);
        if (reason.Length > WordsLength)
            ModelState.AddModelError(nameof(Reason), strings["reports.tooLong", WordsLength]);
        if (!ModelState.IsValid)
            return Page();
        await book.RuleAsync(Year, One.Criterion, isMet, reason, cancellation);
        return LocalRedirect(Own() + "&xong=luu");
    }

    public async Task<IActionResult> OnPostAttachAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        var (words, address) = (Clean(Words), Clean(Address));
        if (words.Length is 0 or > WordsLength)
            ModelState.AddModelError(nameof(Words), strings[words.Length == 0 ? "reports.evidence.words.none" : "reports.tooLong", WordsLength]);
        if (address.Length > 0 && !IsAddress(address))
            ModelState.AddModelError(nameof(Address), strings["reports.evidence.address.wrong"]);
        if (!ModelState.IsValid)
            return Page();
        await book.AttachAsync(Year, One.Criterion.Code, words, address, cancellation);
        return LocalRedirect(Own() + "&xong=luu");
    }

    public async Task<IActionResult> OnPostDetachAsync(Guid evidenceId, CancellationToken cancellation)
        => await FindAsync(cancellation) && await book.DetachAsync(evidenceId, cancellation) ? LocalRedirect(Own() + "&xong=luu") : NotFound();

    /// <summary>A page of this portal, or one on the web; nothing that a browser would run.</summary>
    internal static bool IsAddress(string address) => address.Length <= AddressLength
        && ((address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)) || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http")));

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (!FindYear())
            return false;
        Assessment = await assessor.AssessAsync(School, Year, cancellation);
        One = Assessment.Criteria.FirstOrDefault(c => c.Criterion.Code == Code && c.Criterion.Level == Level)!;
        return One is not null;
    }
}
