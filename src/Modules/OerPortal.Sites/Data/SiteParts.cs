using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Data;

/// <summary>What public pages of sites are made of; what is the same for many is kept (<see cref="IKeptParts"/>).</summary>
internal sealed class SiteParts(SitesDbContext db, IResources resources, ISiteContext site, IKeptParts parts)
{
    internal const int SchoolsShown = 6;

    private const int ShelfLength = 14;
    private const int NewsShown = 3;

    internal ValueTask<SiteWords> WordsAsync() => parts.GetAsync($"sites.words:{site.Current.Id}", ["sites"], ReadWordsAsync);

    /// <param name="featuredId">Public id of the resource that the library recommends, or empty.</param>
    internal async Task<HomeShelves> ShelvesAsync(string featuredId, Viewer viewer, CancellationToken cancellation) => viewer.IsSignedIn
        ? await ReadShelvesAsync(featuredId, viewer, cancellation)
        : await parts.GetAsync(
            $"sites.shelves:{site.Current.Id}:{featuredId}", ["sites", ResourceTags.All, ResourceTags.Lists], untilRead => ReadShelvesAsync(featuredId, Viewer.Guest, untilRead));

    /// <summary>How much of what the viewer may see each of these schools contributed.</summary>
    internal async Task<IReadOnlyDictionary<Guid, int>> CountsAsync(IReadOnlyCollection<Guid> schools, Viewer viewer, CancellationToken cancellation)
    {
        if (viewer.IsSignedIn)
            return await resources.CountBySiteAsync(schools, viewer, cancellation);
        var all = await parts.GetAsync("sites.counts", [ResourceTags.All, ResourceTags.Lists], async untilRead => new SchoolCounts(await resources.LargestSitesAsync(int.MaxValue, Viewer.Guest, untilRead)));
        return all.BySite;
    }

    private async Task<SiteWords> ReadWordsAsync(CancellationToken cancellation)
    {
        var said = await db.ProfileAsync(site.Current.Id, cancellation);
        var news = await db.News.AsNoTracking().OrderByDescending(n => n.PublishedAt).Take(NewsShown).ToListAsync(cancellation);
        return new SiteWords(
            said.WelcomeTitle, said.WelcomeText, said.OpeningHours, said.Place, said.FeaturedId, said.FeaturedWords,
            [.. news.Select(n => new NewsBeginning(n.PublicId, n.Title, n.Beginning, n.PublishedAt))]);
    }

    private async Task<HomeShelves> ReadShelvesAsync(string featuredId, Viewer viewer, CancellationToken cancellation) => new(
        await resources.CountAsync(viewer, cancellation),
        await resources.NewestAsync(site.Current.IsPortal ? null : site.Current.Id, ShelfLength, viewer, cancellation),
        featuredId.Length > 0 ? await resources.FindAsync(featuredId, viewer, cancellation) : null,
        await resources.LargestSitesAsync(SchoolsShown + 1, viewer, cancellation));
}
