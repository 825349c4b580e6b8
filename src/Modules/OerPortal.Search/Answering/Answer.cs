using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Answering;

/// <summary>
/// How a search is answered, by every engine alike: what has all words; if there is nothing, what was surely meant; if that is nothing
/// either, what has some of the words. Filters that stand in the way are said to do so before any word is doubted.
/// </summary>
internal static class Answer
{
    public static async Task<SearchResult> FindAsync(SearchRequest request, IIndexReading index, CancellationToken cancellation)
    {
        var query = QueryText.Read(request.Text);
        if (query.IsEmpty) return string.IsNullOrWhiteSpace(request.Text) ? await index.PageAsync(request, query, all: null, Tiers.None, cancellation) : SearchResult.Nothing;
        var result = await AskAsync(request, query, index, cancellation);
        var isFiltered = result.Total == 0 && result.Facets.Count > 0;
        if (isFiltered || query.HasQuotes || (result.Total > 0 && request.Page > 1)) return result;

        var better = await new SpellingMender(index).MendAsync(query, result.Total, cancellation);
        if (result.Total > 0) return result with { DidYouMean = better?.Text };
        if (better is { IsSure: true } && !request.AsTyped && await AskAsync(request, QueryText.Read(better.Text), index, cancellation) is { Total: > 0 } meant)
            return meant with { DidYouMean = better.Text, IsMended = true };
        return await LooseAsync(request, query, index, cancellation) with { DidYouMean = better?.Text };
    }

    private static Task<SearchResult> AskAsync(SearchRequest request, QueryText query, IIndexReading index, CancellationToken cancellation)
    {
        var meant = request.AsTyped ? SchoolQuery.AsTyped(query) : SchoolQuery.Read(query);
        return index.PageAsync(request, query, Tiers.All(query, meant), Tiers.Of(query, meant), cancellation);
    }

    private static async Task<SearchResult> LooseAsync(SearchRequest request, QueryText query, IIndexReading index, CancellationToken cancellation)
    {
        foreach (var some in Tiers.Relaxed(query))
        {
            var loose = await index.PageAsync(request, query, some, new Tiers([some], [1]), cancellation);
            if (loose.Total > 0) return loose with { Relaxed = true };
        }

        return SearchResult.Nothing;
    }
}
