using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Scanning;

namespace OerPortal.Ingest.Pages.Desk;

/// <summary>The virus scanner: whether verdicts can be trusted, and what follows where they cannot.</summary>
[RequiresPermission(Permissions.OperateId)]
internal sealed class ScannerModel(ScannerHealth health, IngestDbContext data, TimeProvider time) : PageModel
{
    public const string Path = "/quan-tri/tep/may-quet";

    [TempData]
    public bool IsProbed { get; set; }

    /// <summary>Null before the first probe.</summary>
    public ScannerStatus? Status => health.Current;

    /// <summary>Part of the keys of its words.</summary>
    public string State => Status switch
    {
        null => "unasked",
        { IsUp: false } => "down",
        { } status when status.IsOutdated(time.GetUtcNow()) => "outdated",
        { OnlyTestSignatures: true } => "test",
        _ => "current",
    };

    /// <summary>Files that wait for their scan.</summary>
    public int Waiting { get; private set; }

    /// <summary>Ready files that the present signatures have not seen yet.</summary>
    public int NotSeen { get; private set; }

    public TimeSpan AgeOf(DateTimeOffset at) => time.GetUtcNow() - at;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Waiting = await data.Files.CountAsync(f => f.State == FileState.Quarantined || f.State == FileState.Scanning, cancellation);
        if (Status is { IsUp: true, Version: { } engine })
            NotSeen = await data.Files.Ready().CountAsync(f => !data.Verdicts.Any(v => v.FileId == f.Id && v.Engine == engine), cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await health.ProbeAsync(cancellation);
        data.Record("ingest.probe", "ingest:scanner");
        await data.SaveChangesAsync(cancellation);
        IsProbed = true;
        return LocalRedirect(Request.PathBase + Path);
    }
}
