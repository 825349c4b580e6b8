using System.Globalization;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Opds.Feeds;

/// <summary>Where a catalogue begins: what is new, and every way to the rest.</summary>
internal sealed class RootFeed(OpenRecords records, NavigationFeeds lists, PopularFeed popular, CatalogWords words, ISiteContext site)
{
    private const int MostInGroup = 12;
    private const string New = "http://opds-spec.org/sort/new";
    private const string Popular = "http://opds-spec.org/sort/popular";

    public async Task<Feed> BuildAsync(CatalogLinks links, CancellationToken cancellation)
    {
        var newest = await records.NewestAsync(site.Current.IsPortal ? [] : [SetKey.School(site.Current.Id)], null, MostInGroup, cancellation);
        var more = await NewestAsync(links, cancellation);
        var groups = newest.Count > 0 ? new List<FeedGroup> { new(more, [], newest) } : [];
        var navigation = new List<FeedLink> { more };
        if (await popular.HasAnyAsync(cancellation)) navigation.Add(new FeedLink(links.In(null).List(PopularFeed.Name), words["most-read"], links.List(PopularFeed.Name), LeadsToPublications: true, Popular));
        foreach (var name in CatalogLists.Of(site.Current.IsPortal))
        {
            var (some, total) = await lists.LinksAsync(name, 0, MostInGroup, links, cancellation);
            if (total == 0) continue;
            var whole = new FeedLink(links.In(null).List(name), words["by." + name], links.List(name), LeadsToPublications: false);
            navigation.Add(whole);
            groups.Add(new FeedGroup(whole, some, []));
        }

        return new Feed
        {
            Id = links.In(null).Root,
            Title = site.Current.Name,
            Self = links.Root,
            Updated = await records.LatestAsync(SetKey.Of(site.Current), cancellation) ?? DateTimeOffset.UnixEpoch,
            Navigation = navigation,
            Groups = groups,
            Alternates = [.. Alternates(links)],
        };
    }

    private async Task<FeedLink> NewestAsync(CatalogLinks links, CancellationToken cancellation)
    {
        var count = await records.CountAsync(SetKey.Of(site.Current), cancellation);
        return new FeedLink(links.In(null).Publications(CatalogChoice.All), words["newest"], links.Publications(CatalogChoice.All), LeadsToPublications: true, New, count);
    }

    private IEnumerable<FeedAlternate> Alternates(CatalogLinks links)
    {
        yield return new FeedAlternate(links.Home + "/", site.Current.Name, "text/html", null);
        yield return new FeedAlternate(links.Other.Root, site.Current.Name, links.Other.Prefix == CatalogLinks.JsonPrefix ? Json.JsonFeed.MediaType : Atom.AtomTypes.Navigation, null);
        var other = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" ? "en" : "vi";
        yield return new FeedAlternate(links.In(other).Root, words["language." + other], null, other);
    }
}
