using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Feeds;

/// <summary>News of the portal and of the schools that stand at its address; of a school with its own, its own.</summary>
internal sealed class NewsSitemap(SitesDbContext db, ISiteContext site, ISites sites) : ISitemapSource
{
    public string Name => "tin";

    public async Task<IReadOnlyList<SitemapFile>> FilesAsync(CancellationToken cancellation) => Sitemaps.FilesOf(await AllAsync(cancellation));

    public async Task<IReadOnlyList<SitemapEntry>> EntriesAsync(int number, CancellationToken cancellation) => Sitemaps.Part(await AllAsync(cancellation), number);

    private async Task<IReadOnlyList<SitemapEntry>> AllAsync(CancellationToken cancellation)
    {
        IEnumerable<Site> here = site.Current.IsPortal ? sites.Schools.Where(school => school.HostName is null) : [];
        var shown = here.Append(site.Current).Where(one => sites.HasFeature(one.Id, "sites.news")).ToDictionary(one => one.Id, one => one.Id == site.Current.Id ? "" : one.PathPrefix);
        var news = await (from item in db.News.OfAllSites().AsNoTracking()
                          where shown.Keys.Contains(item.SiteId)
                          join change in db.ChangesOf("news") on item.Id equals change.Id into changes
                          from change in changes.DefaultIfEmpty()
                          orderby item.Id
                          select new { item.PublicId, item.SiteId, item.PublishedAt, ChangedAt = (DateTimeOffset?)change.ChangedAt }).ToListAsync(cancellation);
        return [.. news.Select(item => new SitemapEntry($"{shown[item.SiteId]}/tin/{item.PublicId}", item.ChangedAt ?? item.PublishedAt))];
    }
}
