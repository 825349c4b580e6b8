using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites;

/// <summary>The latest version of a page or piece of news, for whoever has the link while it is open.</summary>
internal sealed class TextPreviewModel(SitesDbContext db, PageSetter setter, TimeProvider time) : PageModel
{
    public WritingVersion Version { get; private set; } = null!;

    public DateTimeOffset Until { get; private set; }

    public SetPage Text { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await db.Writings.AsNoTracking().FirstOrDefaultAsync(w => w.PreviewKey == key && w.PreviewUntil > now, cancellation) is not { } writing)
            return NotFound();
        Version = await db.Versions.AsNoTracking().FirstAsync(v => v.WritingId == writing.Id && v.Number == writing.LatestVersion, cancellation);
        Until = writing.PreviewUntil!.Value;
        Text = await setter.SetAsync(Version.Body, Request.PathBase, cancellation);
        Response.Headers.CacheControl = "private, no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return Page();
    }
}
