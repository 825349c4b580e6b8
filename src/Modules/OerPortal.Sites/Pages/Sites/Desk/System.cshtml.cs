using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Diagnostics;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Security;
using OerPortal.Cms.Ui;
using OerPortal.Ingest;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>How the installation is: what each module says of itself, health of its parts, background work and the last errors.</summary>
[RequiresPermission(Permissions.SystemId)]
public sealed class SystemModel(
    HealthCheckService health, IEnumerable<ISystemLine> lines, IJobOverview jobs, IScannerNotice scanner, ILastErrors errors, IStringLocalizer strings) : PageModel
{
    private const int ErrorsShown = 10;

    public HealthReport Health { get; private set; } = null!;

    /// <summary>In the order the modules ask for.</summary>
    public IReadOnlyList<SystemLine> Lines { get; private set; } = [];

    /// <summary>What is wrong with the virus scanner, or null.</summary>
    public string? ScannerTrouble { get; private set; }

    public BackgroundWork Work { get; private set; } = null!;

    public IReadOnlyList<LoggedError> Errors => errors.Newest(ErrorsShown);

    /// <summary>What a check looked at, in the operator's words; its code when it has none here.</summary>
    public string PartOf(string check) => Words($"sites.system.part.{check}") ?? check;

    /// <summary>What it found: the sentence of its finding with the figure it counted, else its own words.</summary>
    public string? FoundBy(string check, HealthReportEntry entry)
        => (entry.Data.Count == 0 ? null : Words($"sites.system.part.{check}.{entry.Data.GetValueOrDefault("finding", "found")}", entry.Data.GetValueOrDefault("figure", "")))
            ?? entry.Description ?? entry.Exception?.Message;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Health = await health.CheckHealthAsync(cancellation);
        ScannerTrouble = await scanner.ForOperatorsAsync(cancellation);
        Work = await BackgroundWork.OfAsync(jobs, strings, cancellation);
        var read = new List<SystemLine>();
        foreach (var line in lines)
        {
            if (await line.ReadAsync(cancellation) is { } said)
                read.Add(said);
        }

        Lines = [.. read.OrderBy(line => line.Order)];
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid work, CancellationToken cancellation)
        => Back(await jobs.RetryAsync(work, cancellation));

    public async Task<IActionResult> OnPostDropAsync(Guid work, CancellationToken cancellation)
        => Back(await jobs.DropAsync(work, cancellation));

    private ActionResult Back(bool isDone) => isDone ? LocalRedirect(Request.PathBase + "/quan-tri/he-thong#viec-nen") : NotFound();

    private string? Words(string key, params object[] arguments)
        => strings[key, arguments] is { ResourceNotFound: false } words ? words.Value : null;
}
