using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Reports.Freezing;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>A signed report as its paper says it.</summary>
[RequiresFeature("reports"), RequiresPermission(Permissions.ReadId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignedReportModel(ReportDesk reports, IStringLocalizer strings) : PageModel
{
    internal Report Report { get; private set; } = null!;

    internal ReportPaper Paper { get; private set; } = null!;

    internal bool IsSigned { get; private set; }

    /// <summary>Whether the content is still what was signed.</summary>
    internal bool IsWhole => ReportPaper.HashOf(Report.Content) == Report.Hash;

    public async Task<IActionResult> OnGetAsync(Guid id, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        IsSigned = xong == "ki";
        return Page();
    }

    public async Task<IActionResult> OnGetPdfAsync(Guid id, CancellationToken cancellation)
        => await FindAsync(id, cancellation)
            ? File(new ReportPdf(strings).Draw(Report), "application/pdf", $"bao-cao-tu-danh-gia-thu-vien-{Report.Year}-{Report.Year + 1}-ban-{Report.Version}.pdf")
            : NotFound();

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await reports.FindAsync(id, cancellation) is not { } report)
            return false;
        (Report, Paper) = (report, ReportPaper.Read(report.Content));
        return true;
    }
}
