using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Security;
using OerPortal.Ingest;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Health of the installation and its background work.</summary>
[RequiresPermission(Permissions.SystemId)]
public sealed class SystemModel(HealthCheckService health, IJobOverview jobs, IScannerNotice scanner) : PageModel
{
    public HealthReport Health { get; private set; } = null!;

    /// <summary>What is wrong with the virus scanner, or null.</summary>
    public string? ScannerTrouble { get; private set; }

    public IReadOnlyList<JobSummary> Jobs { get; private set; } = [];

    public IReadOnlyList<FailedJob> Failed { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Health = await health.CheckHealthAsync(cancellation);
        ScannerTrouble = await scanner.ForOperatorsAsync(cancellation);
        Jobs = await jobs.SummariseAsync(cancellation);
        Failed = await jobs.FailedAsync(50, cancellation);
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid job, CancellationToken cancellation)
        => await jobs.RetryAsync(job, cancellation) ? LocalRedirect(Request.PathBase + "/quan-tri/he-thong") : NotFound();
}
