using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Feeds;

/// <summary>Collections of which everybody may see something; they all stand at the portal.</summary>
internal sealed class CollectionSitemap(ResourcesDbContext db, ISiteContext site, ISites sites) : ISitemapSource
{
    public string Name => "bo-suu-tap";

    public async Task<IReadOnlyList<SitemapFile>> FilesAsync(CancellationToken cancellation) => Sitemaps.FilesOf(await AllAsync(cancellation));

    public async Task<IReadOnlyList<SitemapEntry>> EntriesAsync(int number, CancellationToken cancellation) => Sitemaps.Part(await AllAsync(cancellation), number);

    private async Task<IReadOnlyList<SitemapEntry>> AllAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal || !sites.HasFeature(site.Current.Id, "collections"))
            return [];
        var shown = await db.Collections.OfAllSites()
            .Where(c => c.Publication != null && c.Items.Any(i => db.Catalogue.Any(e => e.ResourceId == i.ResourceId && e.Visibility == Visibility.Public)))
            .OrderBy(c => c.Id).Select(c => new { c.PublicId, c.ChangedAt }).ToListAsync(cancellation);
        return [.. shown.Select(c => new SitemapEntry(ResourceAddress.Collection(c.PublicId), c.ChangedAt))];
    }
}
