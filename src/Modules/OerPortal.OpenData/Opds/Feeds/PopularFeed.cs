using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.Usage;

namespace OerPortal.OpenData.Opds.Feeds;

/// <summary>What is read most: of the portal, or of what a school contributed itself. One page, and only what enough people read.</summary>
internal sealed class PopularFeed(IUsage usage, OpenRecords records, CatalogWords words, ISiteContext site)
{
    /// <summary>What its address is called.</summary>
    public const string Name = "most-read";

    /// <summary>How many it shows at most.</summary>
    public const int PageSize = 50;

    private const int AtOnce = 100;

    public async Task<Feed> BuildAsync(CatalogLinks links, CancellationToken cancellation)
    {
        var shown = await ReadAsync(PageSize, cancellation);
        return new Feed
        {
            Id = links.In(null).List(Name),
            Title = words["most-read"],
            Self = links.List(Name),
            Up = links.Root,
            Updated = await records.LatestAsync(SetKey.Of(site.Current), cancellation) ?? DateTimeOffset.UnixEpoch,
            Publications = shown,
            Paging = new FeedPaging(PageSize, 1, shown.Count, links.List(Name), null, null, links.List(Name)),
        };
    }

    /// <summary>Whether there is anything to show.</summary>
    public async Task<bool> HasAnyAsync(CancellationToken cancellation) => (await ReadAsync(1, cancellation)).Count > 0;

    private async Task<IReadOnlyList<OpenRecord>> ReadAsync(int most, CancellationToken cancellation)
    {
        var shown = new List<OpenRecord>();
        var waiting = new List<Guid>();
        await foreach (var use in usage.MostReadAsync(siteId: null, cancellation))
        {
            waiting.Add(use.ResourceId);
            if (waiting.Count < AtOnce) continue;
            await TakeAsync(shown, waiting, cancellation);
            if (shown.Count >= most) break;
        }

        await TakeAsync(shown, waiting, cancellation);
        return [.. shown.Take(most)];
    }

    private async Task TakeAsync(List<OpenRecord> shown, List<Guid> waiting, CancellationToken cancellation)
    {
        shown.AddRange((await records.ManyAsync(waiting, cancellation)).Where(record => site.Current.IsPortal || record.SiteId == site.Current.Id));
        waiting.Clear();
    }
}
