using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Data;

/// <summary>What public pages of sites are made of; what is the same for many is kept (<see cref="IKeptParts"/>).</summary>
internal sealed class SiteParts(SitesDbContext db, IResources resources, ICollections collections, PageSetter setter, ISiteContext site, IKeptParts parts)
{
    internal const int SchoolsShown = 6;

    private const int ShelfLength = 14;
    private const int NewsShown = 3;
    private const int RecommendedShown = 6;
    private const int CollectionsShown = 6;

    internal ValueTask<SiteWords> WordsAsync() => parts.GetAsync($"sites.words:{site.Current.Id}", ["sites"], ReadWordsAsync);

    /// <param name="featuredId">Public id of the resource that the library recommends, or empty.</param>
    internal async Task<HomeShelves> ShelvesAsync(string featuredId, Viewer viewer, CancellationToken cancellation) => viewer.IsSignedIn
        ? await ReadShelvesAsync(featuredId, viewer, cancellation)
        : await parts.GetAsync(
            $"sites.shelves:{site.Current.Id}:{featuredId}", ["sites", ResourceTags.All, ResourceTags.Lists], untilRead => ReadShelvesAsync(featuredId, Viewer.Guest, untilRead));

    /// <summary>The front page that is live.</summary>
    internal ValueTask<FrontLayout> LayoutAsync() => parts.GetAsync($"sites.front:{site.Current.Id}", ["sites"], async untilRead =>
        (await db.Fronts.AsNoTracking().FirstOrDefaultAsync(f => f.SiteId == site.Current.Id, untilRead))?.Live ?? FrontLayouts.UsualOf(site.Current.IsPortal));

    /// <summary>What the blocks of a front page hold besides what every front page has.</summary>
    internal async Task<FrontContents> ContentsAsync(FrontLayout layout, Viewer viewer, string pathBase, CancellationToken cancellation)
    {
        var texts = new Dictionary<FrontBlock, SetPage>(ReferenceEqualityComparer.Instance);
        foreach (var block in layout.Blocks.Where(block => block is { Kind: BlockKinds.Text, Text.Length: > 0 }))
            texts[block] = await setter.SetAsync(block.Text, pathBase, cancellation);
        return new FrontContents(
            texts,
            layout.Blocks.Any(block => block.Kind == BlockKinds.Recommended) ? await RecommendedAsync(viewer, cancellation) : [],
            layout.Blocks.Any(block => block.Kind == BlockKinds.Collections) ? await CollectionsAsync(viewer, cancellation) : []);
    }

    private async Task<IReadOnlyList<SetBook>> RecommendedAsync(Viewer viewer, CancellationToken cancellation)
    {
        var books = new List<SetBook>();
        foreach (var one in await db.Recommendations.AsNoTracking().Where(r => r.SiteId == site.Current.Id).OrderByDescending(r => r.At).Take(RecommendedShown).ToListAsync(cancellation))
        {
            if (await resources.FindAsync(one.ResourceId, viewer, cancellation) is { } card)
                books.Add(new SetBook(card, one.Words));
        }

        return books;
    }

    // The school's own first, then the department's.
    private async Task<IReadOnlyList<CollectionCard>> CollectionsAsync(Viewer viewer, CancellationToken cancellation)
    {
        var own = await collections.NewestAsync(site.Current.IsPortal ? null : site.Current.Id, CollectionsShown, viewer, cancellation);
        var offered = site.Current.IsPortal || own.Count >= CollectionsShown ? [] : await collections.OfferedAsync(CollectionsShown - own.Count, viewer, cancellation);
        return [.. own, .. offered];
    }

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
        var news = await db.NewsShown(site.Current.Id, site.Portal.Id).OrderByDescending(n => n.PublishedAt).Take(NewsShown).ToListAsync(cancellation);
        return new SiteWords(
            said.WelcomeTitle, said.WelcomeText, said.OpeningHours, said.Place, said.FeaturedId, said.FeaturedWords,
            [.. news.Select(n => new NewsBeginning(n.PublicId, n.Title, n.Beginning, n.PublishedAt!.Value, n.SiteId != site.Current.Id))]);
    }

    private async Task<HomeShelves> ReadShelvesAsync(string featuredId, Viewer viewer, CancellationToken cancellation) => new(
        await resources.CountAsync(viewer, cancellation),
        await resources.NewestAsync(site.Current.IsPortal ? null : site.Current.Id, ShelfLength, viewer, cancellation),
        featuredId.Length > 0 ? await resources.FindAsync(featuredId, viewer, cancellation) : null,
        await resources.LargestSitesAsync(SchoolsShown + 1, viewer, cancellation));
}

/// <summary>What the blocks of a front page hold.</summary>
/// <param name="Texts">Of the blocks themselves.</param>
internal sealed record FrontContents(
    IReadOnlyDictionary<FrontBlock, SetPage> Texts, IReadOnlyList<SetBook> Recommended, IReadOnlyList<CollectionCard> Collections);
