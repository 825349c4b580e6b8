using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;
using OerPortal.Theme;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>The pages or the news of a site, for those who write them.</summary>
internal abstract class WritingListModel(SitesDbContext db, WritingDesk desk, ISiteContext site, TimeProvider time) : PageModel
{
    private const int Most = 300;

    public abstract WritingKind Kind { get; }

    /// <summary>Below the site.</summary>
    public abstract string Path { get; }

    public IReadOnlyList<Writing> Items { get; private set; } = [];

    /// <summary>What the department offers here, and whether it is shown.</summary>
    public IReadOnlyList<(Writing Item, bool IsWanted)> Offered { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var mine = db.Writings.AsNoTracking().Where(w => w.Kind == Kind);
        Items = await (Kind == WritingKind.News ? mine.OrderByDescending(w => w.PublishedAt ?? w.ChangedAt) : mine.OrderBy(w => w.Title)).Take(Most).ToListAsync(cancellation);
        if (site.Current.IsPortal)
            return;
        var offered = await db.Writings.OfAllSites().AsNoTracking()
            .Where(w => w.SiteId == site.Portal.Id && w.Kind == Kind && w.IsShown && w.IsOffered).OrderByDescending(w => w.PublishedAt).Take(Most).ToListAsync(cancellation);
        var unwanted = await db.Unwanted.Where(u => u.SiteId == site.Current.Id).Select(u => u.WritingId).ToListAsync(cancellation);
        Offered = [.. offered.Select(w => (w, !unwanted.Contains(w.Id)))];
    }

    public async Task<IActionResult> OnPostRemoveAsync(string publicId, CancellationToken cancellation)
    {
        if (await desk.FindAsync(Kind, publicId, cancellation) is not { } writing)
            return NotFound();
        desk.Remove(writing);
        await desk.SaveAsync(cancellation);
        return Back();
    }

    /// <summary>Shows what the department offers, or hides it.</summary>
    public async Task<IActionResult> OnPostWantAsync(string publicId, bool wants, CancellationToken cancellation)
    {
        if (site.Current.IsPortal || await db.Writings.OfAllSites().FirstOrDefaultAsync(w => w.SiteId == site.Portal.Id && w.Kind == Kind && w.IsShown && w.IsOffered && w.PublicId == publicId, cancellation) is not { } offered)
            return NotFound();
        var known = await db.Unwanted.FindAsync([site.Current.Id, offered.Id], cancellation);
        if (wants && known is not null)
            db.Unwanted.Remove(known);
        else if (!wants && known is null)
            db.Unwanted.Add(new Unwanted { SiteId = site.Current.Id, WritingId = offered.Id });
        await desk.SaveAsync(cancellation);
        return Back();
    }

    /// <summary>What stands beside it in the list: key of the words, and how it looks.</summary>
    public (string Key, Tone Tone) StateOf(Writing writing) => writing switch
    {
        { ShownVersion: null } => ("sites.state.draft", Tone.Plain),
        { IsShown: true, HasUnpublished: true } => ("sites.state.unpublished", Tone.Warn),
        { IsShown: true } => ("sites.state.shown", Tone.Good),
        _ when writing.PublishedAt > time.GetUtcNow() => ("sites.state.later", Tone.Warn),
        _ => ("sites.state.over", Tone.Plain),
    };

    private LocalRedirectResult Back() => LocalRedirect(Request.PathBase + Path);
}
