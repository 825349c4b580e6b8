using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Security;
using OerPortal.Ingest.Desk;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Recognition;

namespace OerPortal.Ingest.Pages.Desk;

/// <summary>Files on their way, the longest waiting first, and what waits in each lane.</summary>
[RequiresPermission(Permissions.OperateId)]
internal sealed class QueueModel(DeskFiles files, FileDecisions decisions, IJobOverview jobs, IScannerNotice scanner, TimeProvider time) : FileDeskPage(files)
{
    public const string Path = "/quan-tri/tep/hang-cho";

    /// <summary>In the order in which a file goes through them.</summary>
    public static readonly FileState[] Steps = [FileState.Receiving, FileState.Quarantined, FileState.Scanning, FileState.Clean, FileState.Inspecting, FileState.Deriving];

    private static readonly FileState[] Working = Steps[1..];

    [BindProperty(SupportsGet = true, Name = "buoc")]
    public FileState? Step { get; set; }

    public override string Here => Path;

    public override bool IsFiltered => base.IsFiltered || Step is not null;

    /// <summary>What is wrong with the scanner, or null.</summary>
    public string? ScannerTrouble { get; private set; }

    public IReadOnlyDictionary<FileState, int> Counts { get; private set; } = new Dictionary<FileState, int>();

    public IReadOnlyList<LaneSummary> Lanes { get; private set; } = [];

    /// <summary>How many films and recordings wait to be made ready, and whether scans are still read.</summary>
    public IReadOnlyList<JobSummary> Later { get; private set; } = [];

    protected override QueryString More => Step is { } step ? QueryString.Create("buoc", step.ToString()) : QueryString.Empty;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ScannerTrouble = await scanner.ForOperatorsAsync(cancellation);
        Lanes = await jobs.LanesAsync(cancellation);
        Later = [.. (await jobs.SummariseAsync(cancellation)).Where(j => j.Type is nameof(PrepareMedia) or nameof(RecogniseText) && j.Waiting + j.Running > 0)];
        Counts = await Files.In(Steps).GroupBy(f => f.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        Shown = await Files.OldestAsync(Filtered(Step is { } one && Steps.Contains(one) ? Files.In(one) : Files.In(Steps)), Keyset.Read(After), cancellation);
        Schools = await Files.SitesOfAsync(Files.In(Steps), cancellation);
    }

    public TimeSpan AgeOf(StoredFile file) => time.GetUtcNow() - file.CreatedAt;

    public int CountOf(params FileState[] states) => states.Sum(s => Counts.GetValueOrDefault(s));

    public static bool IsWorkedOn(StoredFile file) => Working.Contains(file.State);

    public async Task<IActionResult> OnPostHurryAsync(Guid file, CancellationToken cancellation)
    {
        if (await Files.FindAsync(file, cancellation, Working) is not { } found)
            return NotFound();
        await decisions.HurryAsync(found, cancellation);
        return Done("ingest.desk.done.hurry");
    }

    public async Task<IActionResult> OnPostParkAsync(Guid file, CancellationToken cancellation)
        => await Files.FindAsync(file, cancellation, Working) is not { } found ? NotFound() : Done("ingest.desk.done.park", await decisions.ParkAsync(found, cancellation) ? 1 : 0);
}
