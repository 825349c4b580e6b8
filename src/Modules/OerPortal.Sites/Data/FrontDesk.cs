using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Data;

/// <summary>What a librarian does with the front page of the current site: changes are a draft until they go live.</summary>
internal sealed class FrontDesk(SitesDbContext db, ISiteContext site, IPageCache cache, TimeProvider time)
{
    internal const int MostBlocks = 24;

    /// <summary>The row as it is, or as it would be; not yet saved where there was none.</summary>
    internal async Task<SiteFront> FindAsync(CancellationToken cancellation)
        => await db.Fronts.FirstOrDefaultAsync(f => f.SiteId == site.Current.Id, cancellation)
            ?? new SiteFront { SiteId = site.Current.Id, Live = FrontLayouts.UsualOf(site.Current.IsPortal) };

    /// <summary>Keeps what the change makes of the draft, or of what is live where there is none.</summary>
    /// <param name="change">Null for no change.</param>
    internal async Task<bool> ChangeAsync(Func<FrontLayout, FrontLayout?> change, CancellationToken cancellation)
    {
        var front = await FindAsync(cancellation);
        if (change(front.Draft ?? front.Live) is not { } changed)
            return false;
        front.Draft = changed;
        // A neighbour's picture stays the neighbour's.
        var named = changed.Files;
        front.DraftFiles = await db.Media.Where(m => named.Contains(m.FileId)).Select(m => m.FileId).ToArrayAsync(cancellation);
        front.ChangedAt = time.GetUtcNow();
        if (db.Entry(front).State == EntityState.Detached)
            db.Fronts.Add(front);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    internal async Task PublishAsync(CancellationToken cancellation)
    {
        var front = await FindAsync(cancellation);
        if (front.Draft is not { } draft)
            return;
        (front.Live, front.LiveFiles, front.Draft, front.DraftFiles, front.ChangedAt) = (draft, front.DraftFiles, null, [], time.GetUtcNow());
        db.Record("sites.front", $"site:{site.Current.Id}");
        await db.SaveChangesAsync(cancellation);
        await ForgetAsync(cancellation);
    }

    internal async Task DiscardAsync(CancellationToken cancellation)
    {
        var front = await FindAsync(cancellation);
        (front.Draft, front.DraftFiles) = (null, []);
        await db.SaveChangesAsync(cancellation);
    }

    internal async Task<MenuEntries?> MenuAsync(CancellationToken cancellation)
        => (await db.Menus.AsNoTracking().FirstOrDefaultAsync(m => m.SiteId == site.Current.Id, cancellation))?.Entries;

    /// <param name="entries">Null for the portal's own menu again.</param>
    internal async Task SaveMenuAsync(MenuEntries? entries, CancellationToken cancellation)
    {
        var menu = await db.Menus.FirstOrDefaultAsync(m => m.SiteId == site.Current.Id, cancellation);
        if (entries is null && menu is not null)
            db.Menus.Remove(menu);
        else if (entries is not null && menu is not null)
            menu.Entries = entries;
        else if (entries is not null)
            db.Menus.Add(new SiteMenu { SiteId = site.Current.Id, Entries = entries });
        db.Record("sites.menu", $"site:{site.Current.Id}");
        await db.SaveChangesAsync(cancellation);
        await ForgetAsync(cancellation);
    }

    // The sign and the menu stand on every page of the site.
    private async Task ForgetAsync(CancellationToken cancellation)
    {
        await cache.ForgetAsync("sites", cancellation);
        await cache.ForgetAsync(ResourceTags.All, cancellation);
    }
}
