using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.Search.Models;
using OerPortal.Search.Pages;

namespace OerPortal.Search.Saving;

/// <summary>Tells the person of a saved search how much has come since they were told last, of what they themselves may see.</summary>
internal sealed class NewMatches(ISearchEngine engine, IResources resources, SavedSearches saved, IPeople people, INotices notices, ISites sites)
{
    public async Task TellAsync(SavedSearch search, CancellationToken cancellation)
    {
        var seenUntil = search.SeenUntil;
        if (sites.Find(search.SiteId) is { } site)
        {
            var viewer = new Viewer(IsSignedIn: true, await people.SitesOfAsync(search.PersonId, cancellation));
            var choice = SearchChoice.Read(new QueryCollection(QueryHelpers.ParseQuery(search.Query)), sites) with { Order = SearchOrder.Newest };
            var dates = await NewAsync(choice.Request(viewer, site, sites), viewer, search.SeenUntil, cancellation);
            if (dates.Count > 0)
            {
                seenUntil = dates.Max();
                await notices.TellAsync(NoticeOf(search, site, choice, dates.Count, seenUntil), cancellation);
            }
        }

        await saved.LookedAsync(search.Id, seenUntil, cancellation);
    }

    /// <summary>Publication of what is new, as many as stand on one page of results; that there are more is all the same to whoever is told.</summary>
    private async Task<IReadOnlyList<DateTime>> NewAsync(SearchRequest request, Viewer viewer, DateTime since, CancellationToken cancellation)
    {
        var found = await engine.FindAsync(request, cancellation);
        if (!found.IsAsAsked) return [];
        var cards = await resources.CardsAsync([.. found.Hits.Select(hit => hit.ResourceId)], viewer, cancellation);
        return [.. cards.Select(card => card.PublishedAt.UtcDateTime).Where(published => published > since)];
    }

    // The same until something newer comes, so that a job that is run again tells it once.
    private static Notice NoticeOf(SavedSearch search, Site site, SearchChoice choice, int count, DateTime newest) => new(
        search.PersonId,
        count == 1 ? "search.saved.notice.one" : count < SearchLimits.PageSize ? "search.saved.notice.other" : "search.saved.notice.many",
        [$"{count}", search.Name],
        choice.Address(site.PathPrefix),
        $"saved:{search.Id}:{newest:O}");
}
