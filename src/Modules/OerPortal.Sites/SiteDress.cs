using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.Ingest;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites;

/// <summary>The sign and the menu that a site made for itself.</summary>
internal sealed class SiteDress(SitesDbContext db, ISiteContext site, IKeptParts parts, IHttpContextAccessor http, IStringLocalizer strings) : ISiteDress
{
    public async ValueTask<string?> LogoAsync(CancellationToken cancellationToken)
        => (await DressAsync()).Logo is { } logo ? Url(FileAddress.Cover(logo, FileAddress.CoverWidths[0])) : null;

    public async ValueTask<IReadOnlyList<MenuItem>> ArrangeAsync(MenuPlace place, IReadOnlyList<MenuItem> offered, CancellationToken cancellationToken)
    {
        if (place != MenuPlace.Main || (await DressAsync()).Menu is not { } menu)
            return offered;
        return [.. menu.All.Select((entry, at) => ItemOf(entry, at, offered)).OfType<MenuItem>()];
    }

    // One that leads nowhere and holds nothing is not shown; nor is a place whose feature is switched off.
    private MenuItem? ItemOf(MenuEntry entry, int at, IReadOnlyList<MenuItem> offered)
    {
        var below = entry.Below.Select((one, number) => ItemOf(one, number, offered)).OfType<MenuItem>().ToList();
        var url = entry.Address.StartsWith('/') ? Url(entry.Address) : entry.Address;
        var text = entry.Text.Length > 0 ? entry.Text : entry.Address == "/" ? strings["sites.menus.home"].Value : offered.FirstOrDefault(item => item.Url == url)?.Text;
        return text is null || (url.Length == 0 && below.Count == 0) ? null : new MenuItem(text, url, at) { Below = below, Language = entry.Text.Length > 0 ? OwnWords.Language : null };
    }

    private ValueTask<Dress> DressAsync() => parts.GetAsync($"sites.dress:{site.Current.Id}", ["sites"], ReadAsync);

    private async Task<Dress> ReadAsync(CancellationToken cancellation)
    {
        var front = await db.Fronts.AsNoTracking().FirstOrDefaultAsync(f => f.SiteId == site.Current.Id, cancellation);
        var menu = await db.Menus.AsNoTracking().FirstOrDefaultAsync(m => m.SiteId == site.Current.Id, cancellation);
        if (menu is null)
            return new Dress(front?.Live.Logo, null);
        var pages = await db.PagesShown(site.Current.Id, site.Portal.Id).Select(p => "/trang/" + p.Slug).ToListAsync(cancellation);
        bool IsThere(MenuEntry entry) => !entry.Address.StartsWith("/trang/", StringComparison.Ordinal) || pages.Contains(entry.Address);
        return new Dress(front?.Live.Logo, new MenuEntries([.. menu.Entries.All.Where(IsThere).Select(entry => entry with { Below = [.. entry.Below.Where(IsThere)] })]));
    }

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;

    [ImmutableObject(true)]
    private sealed record Dress(Guid? Logo, MenuEntries? Menu);
}
