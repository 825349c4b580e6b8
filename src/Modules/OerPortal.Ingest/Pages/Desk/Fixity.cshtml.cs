using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Security;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Desk;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.Jobs;

namespace OerPortal.Ingest.Pages.Desk;

/// <summary>Whether what is stored is as it was placed: what was looked at, what is damaged or missing, and what to do.</summary>
[RequiresPermission(Permissions.OperateId)]
internal sealed class FixityModel(IngestDbContext data, DamagedFiles damaged, IJobOverview jobs, TimeProvider time) : PageModel
{
    public const string Path = "/quan-tri/tep/toan-ven";

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    [TempData]
    public bool IsBegun { get; set; }

    public IReadOnlyList<DamagedFile> Damaged { get; private set; } = [];

    public string? Next { get; private set; }

    public int DamagedCount { get; private set; }

    public int Placed { get; private set; }

    /// <summary>Compared with their hashes within the time in which each is.</summary>
    public int Checked { get; private set; }

    public DateTimeOffset? LastAt { get; private set; }

    public bool IsRunning { get; private set; }

    public TimeSpan AgeOf(DateTimeOffset at) => time.GetUtcNow() - at;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - CheckFixityHandler.Every;
        Placed = await data.PlacedBlobs.CountAsync(cancellation);
        Checked = await data.PlacedBlobs.CountAsync(b => (b.CheckedAt ?? b.PlacedAt) >= since, cancellation);
        LastAt = await data.PlacedBlobs.MaxAsync(b => b.CheckedAt, cancellation);
        DamagedCount = await DamagedBlobs.Of(data).CountAsync(cancellation);
        var found = await damaged.ListAsync(IsHash(After) ? After : null, cancellation);
        Damaged = [.. found.Take(DamagedFiles.AtOnce)];
        Next = found.Count > DamagedFiles.AtOnce ? Damaged[^1].Blob.Sha256 : null;
        IsRunning = (await jobs.SummariseAsync(cancellation)).Any(j => j.Type == nameof(CheckFixity) && j.Running > 0);
    }

    /// <summary>Looks at the next portion now.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        data.Enqueue(new CheckFixity(), new JobOptions(Key: "now"));
        data.Record("ingest.check-fixity", "ingest:fixity");
        await data.SaveChangesAsync(cancellation);
        return Begun();
    }

    /// <summary>Looks at a damaged one now.</summary>
    public async Task<IActionResult> OnPostOneAsync(string? blob, CancellationToken cancellation)
    {
        if (!IsHash(blob) || !await DamagedBlobs.Of(data).AnyAsync(b => b.Sha256 == blob, cancellation))
            return NotFound();
        data.Enqueue(new MendBlob(blob!));
        data.Record("ingest.check-fixity", "ingest:fixity", new { blob });
        await data.SaveChangesAsync(cancellation);
        return Begun();
    }

    private static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);

    private LocalRedirectResult Begun()
    {
        IsBegun = true;
        return LocalRedirect(Request.PathBase + Path);
    }
}
