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
    // 9999-12-31
    private const long LatestSecond = 253_402_300_799;

    public const string Path = "/quan-tri/tep/toan-ven";

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    /// <summary>When somebody asked for all of them, in seconds of Unix time.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public long? Asked { get; set; }

    [TempData]
    public bool IsBegun { get; set; }

    public IReadOnlyList<DamagedFile> Damaged { get; private set; } = [];

    public string? Next { get; private set; }

    public int DamagedCount { get; private set; }

    public int Placed { get; private set; }

    /// <summary>Compared with their hashes within the time in which each is.</summary>
    public int Checked { get; private set; }

    /// <summary>Of those that were there when all were asked for, how many have been compared since.</summary>
    public (int Compared, int Of)? Asking { get; private set; }

    public DateTimeOffset? LastAt { get; private set; }

    public bool IsRunning { get; private set; }

    public TimeSpan AgeOf(DateTimeOffset at) => time.GetUtcNow() - at;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - CheckFixityHandler.Every;
        Placed = await data.PlacedBlobs.CountAsync(cancellation);
        Checked = await data.PlacedBlobs.CountAsync(b => (b.CheckedAt ?? b.PlacedAt) >= since, cancellation);
        LastAt = await data.PlacedBlobs.MaxAsync(b => b.CheckedAt, cancellation);
        Asking = await AskingAsync(cancellation);
        DamagedCount = await DamagedBlobs.Of(data).CountAsync(cancellation);
        var found = await damaged.ListAsync(IsHash(After) ? After : null, cancellation);
        Damaged = [.. found.Take(DamagedFiles.AtOnce)];
        Next = found.Count > DamagedFiles.AtOnce ? Damaged[^1].Blob.Sha256 : null;
        IsRunning = (await jobs.SummariseAsync(cancellation)).Any(j => j.Type == nameof(CheckFixity) && j.Running > 0);
    }

    /// <summary>Looks at all of them now, whenever they were looked at last.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        data.Enqueue(new CheckFixity(DateTimeOffset.FromUnixTimeSeconds(now)));
        data.Record("ingest.check-fixity", "ingest:fixity");
        await data.SaveChangesAsync(cancellation);
        return LocalRedirect($"{Request.PathBase}{Path}?tu={now}");
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

    private async Task<(int, int)?> AskingAsync(CancellationToken cancellation)
    {
        if (Asked is null or <= 0 or > LatestSecond)
            return null;
        var at = DateTimeOffset.FromUnixTimeSeconds(Asked.Value);
        var there = data.PlacedBlobs.Where(b => b.PlacedAt < at);
        return (await there.CountAsync(b => b.CheckedAt >= at, cancellation), await there.CountAsync(cancellation));
    }

    private static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);

    private LocalRedirectResult Begun()
    {
        IsBegun = true;
        return LocalRedirect(Request.PathBase + Path);
    }
}
