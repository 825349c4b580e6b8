using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Security;
using OerPortal.Ingest.Desk;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Pages.Desk;

/// <summary>Which of the files that were turned away.</summary>
internal enum TurnedAway
{
    /// <summary>Those whose bytes are kept, locked away, until somebody decides.</summary>
    Infected,

    /// <summary>Those of which nothing is kept but why.</summary>
    Refused,
}

/// <summary>Files that were found infected or were refused. Nothing of them can be downloaded.</summary>
[RequiresPermission(Permissions.FilesId)]
internal sealed class QuarantineModel(DeskFiles files, FileDecisions decisions) : FileDeskPage(files)
{
    public const string Path = "/quan-tri/tep/cach-ly";

    [BindProperty(SupportsGet = true, Name = "vi-sao")]
    public TurnedAway Why { get; set; }

    public override string Here => Path;

    public override bool IsFiltered => base.IsFiltered || Why != TurnedAway.Infected;

    protected override QueryString More => Why == TurnedAway.Infected ? QueryString.Empty : QueryString.Create("vi-sao", Why.ToString());

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Shown = await Files.LatestAsync(Filtered(Chosen()), Keyset.Read(After), cancellation);
        Schools = await Files.SitesOfAsync(Chosen(), cancellation);
    }

    public Task<IActionResult> OnPostScanAsync(Guid file, CancellationToken cancellation) => DecideAsync(file, decisions.BeginAgainAsync, "ingest.desk.done.scan", cancellation);

    public Task<IActionResult> OnPostDeleteAsync(Guid file, CancellationToken cancellation) => DecideAsync(file, decisions.DeleteAsync, "ingest.desk.done.delete", cancellation);

    private async Task<IActionResult> DecideAsync(Guid id, Func<StoredFile, CancellationToken, Task<bool>> decide, string done, CancellationToken cancellation)
        => await Files.FindAsync(id, cancellation, FileState.Infected) is not { Sha256: not null } file ? NotFound() : Done(done, await decide(file, cancellation) ? 1 : 0);

    private IQueryable<StoredFile> Chosen() => Why == TurnedAway.Infected
        ? Files.In(FileState.Infected).Where(f => f.Sha256 != null)
        : Files.In(FileState.Infected, FileState.Refused, FileState.TooLargeToScan).Where(f => f.Sha256 == null);
}
