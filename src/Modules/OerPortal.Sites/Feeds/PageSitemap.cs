using OerPortal.Cms.Feeds;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.Sites.Pages.Sites;
using OerPortal.Theme;

namespace OerPortal.Sites.Feeds;

/// <summary>Home pages, lists and help of the portal and of the schools that stand at its address; of a school with its own, its own.</summary>
internal sealed class PageSitemap(ISiteContext site, ISites sites, IResources resources) : ISitemapSource
{
    public string Name => "trang";

    public async Task<IReadOnlyList<SitemapFile>> FilesAsync(CancellationToken cancellation) => Sitemaps.FilesOf(await AllAsync(cancellation));

    public async Task<IReadOnlyList<SitemapEntry>> EntriesAsync(int number, CancellationToken cancellation) => Sitemaps.Part(await AllAsync(cancellation), number);

    private async Task<IReadOnlyList<SitemapEntry>> AllAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return [.. OfSite(site.Current, "")];
        var counts = await resources.CountAsync(Viewer.Guest, cancellation);
        return
        [
            .. OfSite(site.Current, ""),
            .. sites.HasFeature(site.Current.Id, "collections") ? new[] { new SitemapEntry("/bo-suu-tap") } : [],
            new(SearchAddress.All),
            new("/truong"),
            .. HelpModel.Names.Select(topic => new SitemapEntry("/tro-giup/" + topic)),
            .. counts.BySubject.Where(subject => subject.Value > 0).OrderBy(subject => subject.Key, StringComparer.Ordinal).Select(subject => new SitemapEntry(SearchAddress.OfSubject(subject.Key))),
            .. SchoolLevels.All.Select(level => new SitemapEntry(SearchAddress.OfLevel(level))),
            .. sites.Schools.Where(school => school.HostName is null).SelectMany(school => OfSite(school, school.PathPrefix)),
        ];
    }

    private IEnumerable<SitemapEntry> OfSite(Site one, string prefix)
    {
        yield return new(prefix + "/");
        if (sites.HasFeature(one.Id, "sites.news"))
            yield return new(prefix + "/tin");
    }
}
