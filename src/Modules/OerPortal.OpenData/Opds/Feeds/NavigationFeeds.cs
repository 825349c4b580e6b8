using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.Resources;
using OerPortal.Search;

namespace OerPortal.OpenData.Opds.Feeds;

/// <summary>Lists of links that lead to publications: by level, grade, subject, kind, school and collection.</summary>
internal sealed class NavigationFeeds(OpenRecords records, OpenCollections collections, CatalogSearch search, CatalogWords words, ISites sites, ISiteContext site)
{
    private const int PageSize = 100;

    /// <summary>The page, or why there is none.</summary>
    /// <param name="name">Of <see cref="CatalogLists"/>.</param>
    public async Task<(Feed? Feed, Refusal? Refusal)> BuildAsync(string name, int page, CatalogLinks links, CancellationToken cancellation)
    {
        var (shown, total) = await LinksAsync(name, (page - 1) * PageSize, PageSize, links, cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        if (page > pages) return (null, Refusal.BeyondEnd);
        return (new Feed
        {
            Id = links.In(null).List(name),
            Title = words["by." + name],
            Self = links.List(name, page),
            Up = links.Root,
            Updated = await records.LatestAsync(SetKey.Of(site.Current), cancellation) ?? DateTimeOffset.UnixEpoch,
            Navigation = shown.Count > 0 ? shown : [Back(links)],
            Paging = pages == 1 ? null : new FeedPaging(
                PageSize, page, total, links.List(name), page > 1 ? links.List(name, page - 1) : null, page < pages ? links.List(name, page + 1) : null, links.List(name, pages)),
        }, null);
    }

    /// <summary>Some of a list's links, and how many it has.</summary>
    public async Task<(IReadOnlyList<FeedLink> Links, int Total)> LinksAsync(string name, int skip, int count, CatalogLinks links, CancellationToken cancellation)
    {
        if (name == CatalogLists.Collections)
        {
            var shown = await collections.ShownAsync(SchoolId, skip, count, cancellation);
            return ([.. shown.Select(collection => ToCollection(collection, links))], await collections.CountShownAsync(SchoolId, cancellation));
        }

        var all = name == CatalogLists.Schools ? await SchoolsAsync(links, cancellation) : await ValuesAsync(name, links, cancellation);
        return ([.. all.Skip(skip).Take(count)], all.Count);
    }

    /// <summary>Where an empty list leads.</summary>
    public FeedLink Back(CatalogLinks links) => new(links.In(null).Root, words["empty"], links.Root, LeadsToPublications: false, Rel: "start");

    private Guid? SchoolId => site.Current.IsPortal ? null : site.Current.Id;

    private FeedLink ToCollection(OpenCollection collection, CatalogLinks links)
    {
        var choice = CatalogChoice.All with { Collection = collection.Id };
        return new FeedLink(links.In(null).Publications(choice), collection.Title, links.Publications(choice), LeadsToPublications: true, Count: SchoolId is null ? collection.Count : null);
    }

    private async Task<IReadOnlyList<FeedLink>> SchoolsAsync(CatalogLinks links, CancellationToken cancellation)
    {
        var counts = (await records.SetsAsync(SetKey.SchoolKind, cancellation)).Where(set => set.Count > 0).ToDictionary(set => set.Key.Value, set => set.Count);
        return [.. sites.Schools.Append(sites.Portal).Where(one => counts.ContainsKey(one.Id.ToString("N"))).Select(one => ToSchool(one, counts[one.Id.ToString("N")], links))];
    }

    private static FeedLink ToSchool(Site school, int count, CatalogLinks links)
    {
        var choice = CatalogChoice.All.With(FacetField.School, school.Id.ToString("N"));
        return school.IsPortal
            ? new FeedLink(links.In(null).Publications(choice), school.Name, links.Publications(choice), LeadsToPublications: true, Count: count)
            : new FeedLink(links.In(null).School(school.Slug), school.Name, links.School(school.Slug), LeadsToPublications: false, Count: count);
    }

    private async Task<IReadOnlyList<FeedLink>> ValuesAsync(string name, CatalogLinks links, CancellationToken cancellation)
    {
        var (_, field, kind) = CatalogLists.OfFields.First(list => list.Name == name);
        var counts = SchoolId is null
            ? (await records.SetsAsync(kind, cancellation)).ToDictionary(set => set.Key.Value, set => set.Count)
            : (await search.FindAsync(CatalogChoice.All, cancellation)).Facets.GetValueOrDefault(field) ?? new Dictionary<string, int>();
        return [.. Codes(field).Where(code => counts.GetValueOrDefault(code) > 0).Select(code => ToValue(field, code, counts[code], links))];
    }

    private FeedLink ToValue(FacetField field, string code, int count, CatalogLinks links)
    {
        var choice = CatalogChoice.All.With(field, code);
        return new FeedLink(links.In(null).Publications(choice), words.Of(field, code), links.Publications(choice), LeadsToPublications: true, Count: count);
    }

    private static IReadOnlyList<string> Codes(FacetField field) => field switch
    {
        FacetField.Level => SchoolLevels.All,
        FacetField.Grade => [.. Enumerable.Range(1, 12).Select(grade => grade.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        FacetField.Kind => ResourceKinds.All,
        _ => Subjects.All,
    };
}
