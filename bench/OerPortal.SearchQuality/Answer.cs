using OerPortal.Cms.Web;
using OerPortal.Search;
using OerPortal.Search.Models;

namespace OerPortal.SearchQuality;

/// <summary>The first page of results, as a person comes to see it.</summary>
/// <param name="Found">Ids, best first, after the click on "did you mean" where one was needed.</param>
/// <param name="WithoutClick">Ids on the page that came first.</param>
/// <param name="Mended">The spelling whose results the page showed by itself, or null.</param>
/// <param name="Clicked">The spelling that was clicked on, or null.</param>
internal sealed record Answer(IReadOnlyList<Guid> Found, IReadOnlyList<Guid> WithoutClick, string? Mended, string? Clicked)
{
    private const int MostAttempts = 5;

    /// <summary>The question is meant as typed; where nothing holds all of its words and another spelling is offered, the person takes it.</summary>
    public static async Task<Answer> ToAsync(string question, ISearchIndex engine, CancellationToken cancellation)
    {
        var first = await FindAsync(question, engine, cancellation);
        var ids = Ids(first);
        if (first.DidYouMean is not { } offered || (first.Total > 0 && !first.Relaxed)) return new(ids, ids, first.IsMended ? first.DidYouMean : null, Clicked: null);
        return new(Ids(await FindAsync(offered, engine, cancellation)), ids, Mended: null, offered);
    }

    private static async Task<SearchResult> FindAsync(string text, ISearchIndex engine, CancellationToken cancellation)
    {
        var request = new SearchRequest(text, SearchRequest.NoFilters, OnlySite: null, SearchOrder.Best, Page: 1, Access.Guest);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await engine.FindAsync(request, cancellation);
            }
            catch (PortalBusyException) when (attempt < MostAttempts)
            {
                // How good the answers are is measured here, not how quick: a machine that does other things too must not change the figures.
            }
        }
    }

    private static Guid[] Ids(SearchResult result) => [.. result.Hits.Select(hit => hit.ResourceId)];
}
