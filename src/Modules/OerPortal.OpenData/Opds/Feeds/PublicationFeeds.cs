using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.Search;

namespace OerPortal.OpenData.Opds.Feeds;

/// <summary>Lists of publications, to the last one: by sets alone from the records, whatever else is asked for through search.</summary>
internal sealed class PublicationFeeds(
    OpenRecords records, OpenCollections collections, CatalogSearch search, FeedFacets facets, CatalogWords words, ISiteContext site)
{
    /// <summary>How many publications of sets a page has.</summary>
    public const int PageSize = 50;

    /// <summary>The page, or why there is none.</summary>
    public async Task<(Feed? Feed, Refusal? Refusal)> BuildAsync(CatalogChoice choice, CatalogPlace place, CatalogLinks links, CancellationToken cancellation)
    {
        OpenCollection? collection = null;
        if (choice.Collection is { } id && (collection = await collections.FindShownAsync(SchoolId, id, cancellation)) is null) return (null, Refusal.Unknown);
        if (choice.Collection is not null && place is { Way: Way.Page, Page: > 1 } or { Way: Way.Found }) return (null, Refusal.BeyondEnd);
        var list = choice.IsOfSets && place is not ({ Way: Way.Page, Page: > 1 } or { Way: Way.Found })
            ? await OfSetsAsync(choice, place, links, cancellation)
            : await FoundAsync(choice, place, links, cancellation);
        if (list is null) return (null, Refusal.BeyondEnd);
        return (new Feed
        {
            Id = links.In(null).Publications(choice),
            Title = words.Title(choice, collection?.Title),
            Self = links.Publications(choice, place),
            Up = links.Root,
            Updated = await records.LatestAsync(SetKey.Of(site.Current), cancellation) ?? DateTimeOffset.UnixEpoch,
            Publications = list.Publications,
            Groups = collection is not null && place == CatalogPlace.First ? await SectionsAsync(collection, list, new FeedLink(links.In(null).Publications(choice), collection.Title, links.Publications(choice), LeadsToPublications: true), cancellation) : [],
            Facets = list.Facets,
            Paging = list.Paging,
        }, null);
    }

    // How its maker divided it, as far as it stands on this page.
    private async Task<IReadOnlyList<FeedGroup>> SectionsAsync(OpenCollection collection, Listed list, FeedLink whole, CancellationToken cancellation)
    {
        var contents = await collections.ContentsAsync(collection.Id, cancellation);
        var ids = contents.Items.ToDictionary(item => item.Id, item => item.ResourceId);
        var listed = list.Publications.ToDictionary(record => record.Id);
        return
        [
            .. from section in contents.Sections
               let records = section.Ids.Select(id => listed.GetValueOrDefault(ids[id])).OfType<OpenRecord>().ToList()
               where records.Count > 0
               select new FeedGroup(whole with { Title = section.Heading, Count = records.Count }, [], records),
        ];
    }

    private Guid? SchoolId => site.Current.IsPortal ? null : site.Current.Id;

    private async Task<Listed?> OfSetsAsync(CatalogChoice choice, CatalogPlace place, CatalogLinks links, CancellationToken cancellation)
    {
        SetKey[] sets = [.. choice.Sets().Concat(SchoolId is { } school ? [SetKey.School(school)] : Array.Empty<SetKey>()).Distinct()];
        // Collections are nothing that search counts by.
        var found = choice.Collection is null ? await search.FindAsync(choice, cancellation) : null;
        int? total = sets.Length <= 1 ? await records.CountAsync(sets is [var only] ? only : SetKey.All, cancellation) : found?.Total;
        var pages = Pages(total, PageSize);
        var (listed, hasNext) = await ReadAsync(sets, place, total, cancellation);
        if (place.Way == Way.Before && listed.Count < PageSize) return await OfSetsAsync(choice, CatalogPlace.First, links, cancellation);
        var current = place.Way == Way.End ? pages ?? 1 : place.Page;
        return new Listed(listed, found is null ? [] : facets.Of(choice, found, links), new FeedPaging(
            PageSize,
            current,
            total,
            links.Publications(choice),
            current <= 1 ? null : links.Publications(choice, current == 2 || listed.Count == 0 ? CatalogPlace.First : new CatalogPlace(Way.Before, current - 1, NewestMark.Of(listed[0]))),
            hasNext ? links.Publications(choice, new CatalogPlace(Way.After, current + 1, NewestMark.Of(listed[^1]))) : null,
            pages > 1 ? links.Publications(choice, new CatalogPlace(Way.End, 1)) : pages == 1 ? links.Publications(choice) : null));
    }

    private async Task<(IReadOnlyList<OpenRecord> Listed, bool HasNext)> ReadAsync(SetKey[] sets, CatalogPlace place, int? total, CancellationToken cancellation)
    {
        switch (place.Way)
        {
            case Way.Before:
                return (await records.BeforeAsync(sets, place.Mark, PageSize, cancellation), true);
            case Way.End:
                return (await records.BeforeAsync(sets, null, total is { } all && all % PageSize > 0 ? all % PageSize : PageSize, cancellation), false);
            default:
                var found = await records.NewestAsync(sets, place.Mark, PageSize + 1, cancellation);
                return found.Count > PageSize ? ([.. found.Take(PageSize)], true) : (found, false);
        }
    }

    // Pages have numbers as far as templates ask for them; who follows links comes to the end.
    private async Task<Listed?> FoundAsync(CatalogChoice choice, CatalogPlace place, CatalogLinks links, CancellationToken cancellation)
    {
        if (place is { Way: Way.Page, Page: > ResourceQuestion.LastPage }) return null;
        var found = await search.FindAsync(choice, place, cancellation);
        var pages = Pages(found.Total, ResourceQuestion.PageSize) ?? 1;
        if (place.Way == Way.Page && place.Page > Math.Max(pages, 1)) return null;
        var listed = await records.ManyAsync(found.ResourceIds, cancellation);
        string? Numbered(int n) => n is >= 1 and <= ResourceQuestion.LastPage ? links.Publications(choice, CatalogPlace.Nth(n)) : null;
        return new Listed(listed, facets.Of(choice, found, links), new FeedPaging(
            ResourceQuestion.PageSize, place.Page, found.Total, links.Publications(choice), Numbered(place.Page - 1),
            found.Next is { } mark ? links.Publications(choice, new CatalogPlace(Way.Found, place.Page + 1, Found: mark)) : null, Numbered(pages)));
    }

    private static int? Pages(int? total, int size) => total is { } all ? (all + size - 1) / size : null;

    private sealed record Listed(IReadOnlyList<OpenRecord> Publications, IReadOnlyList<FacetGroup> Facets, FeedPaging Paging);
}
