using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Feeds;

/// <summary>Pages and news of the portal and of the schools that stand at its address; of a school with its own, its own.</summary>
internal sealed class NewsSitemap(SitesDbContext db, ISiteContext site, ISites sites) : ISitemapSource
{
    public string Name => "tin";

    public async Task<IReadOnlyList<SitemapFile>> FilesAsync(CancellationToken cancellation) => Sitemaps.FilesOf(await AllAsync(cancellation));

    public async Task<IReadOnlyList<SitemapEntry>> EntriesAsync(int number, CancellationToken cancellation) => Sitemaps.Part(await AllAsync(cancellation), number);

    private async Task<IReadOnlyList<SitemapEntry>> AllAsync(CancellationToken cancellation)
    {
        IEnumerable<Site> here = site.Current.IsPortal ? sites.Schools.Where(school => school.HostName is null) : [];
        var prefixes = here.Append(site.Current).ToDictionary(one => one.Id, one => one.Id == site.Current.Id ? "" : one.PathPrefix);
        var withNews = prefixes.Keys.Where(id => sites.HasFeature(id, "sites.news")).ToList();
        var shown = await db.Writings.OfAllSites().AsNoTracking()
            .Where(w => w.IsShown && (w.Kind == WritingKind.Page ? prefixes.Keys.Contains(w.SiteId) : withNews.Contains(w.SiteId)))
            .OrderBy(w => w.Id).ToListAsync(cancellation);
        return [.. shown.Select(w => new SitemapEntry(prefixes[w.SiteId] + w.Path, w.ChangedAt))];
    }
}
