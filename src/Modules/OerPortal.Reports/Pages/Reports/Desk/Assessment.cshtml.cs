using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Freezing;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>What the figures of a year say of a school's library, criterion by criterion.</summary>
[RequiresFeature("reports"), RequiresPermission(Permissions.AssessId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AssessmentModel(Assessor assessor, ReportDesk reports, ISiteContext site, TimeProvider time) : YearPage(site, time)
{
    internal Assessment Assessment { get; private set; } = null!;

    /// <summary>How many versions of the year are signed.</summary>
    internal int Signed { get; private set; }

    internal bool IsSaved { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!FindYear())
            return NotFound();
        Assessment = await assessor.AssessAsync(School, Year, cancellation);
        Signed = await reports.VersionAsync(School.Id, Year, cancellation);
        IsSaved = xong == "luu";
        return Page();
    }
}
