using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Ingest.Desk;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Pages.Desk;

/// <summary>Files that could not be worked on: what was tried, why it failed, and to try it again.</summary>
[RequiresPermission(Permissions.FilesId)]
internal sealed class FailedModel(DeskFiles files, FileDecisions decisions) : FileDeskPage(files)
{
    public const string Path = "/quan-tri/tep/chua-xu-li";

    /// <summary>Those that are tried again with one press; they are queued one after the other while somebody waits.</summary>
    public const int MostAtOnce = 200;

    public override string Here => Path;

    /// <summary>How many there are, filtered.</summary>
    public int Count { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Count = await Filtered(All()).CountAsync(cancellation);
        Shown = await Files.LatestAsync(Filtered(All()), Keyset.Read(After), cancellation);
        Schools = await Files.SitesOfAsync(All(), cancellation);
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid file, CancellationToken cancellation)
        => await Files.FindAsync(file, cancellation, FileState.Failed) is not { Sha256: not null } found ? NotFound() : Done("ingest.desk.done.again", await decisions.BeginAgainAsync(found, cancellation) ? 1 : 0);

    /// <summary>All that the filters leave, the longest failed first.</summary>
    public async Task<IActionResult> OnPostAllAsync(CancellationToken cancellation)
    {
        if (IsMisread)
            return BadRequest();
        var begun = 0;
        foreach (var file in await Filtered(All()).OrderBy(f => f.MovedAt).Take(MostAtOnce).ToListAsync(cancellation))
        {
            if (await decisions.BeginAgainAsync(file, cancellation))
                begun++;
        }
        After = null;
        return Done("ingest.desk.done.again", begun);
    }

    private IQueryable<StoredFile> All() => Files.In(FileState.Failed).Where(f => f.Sha256 != null);
}
