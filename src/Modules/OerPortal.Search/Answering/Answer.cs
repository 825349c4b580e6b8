using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Answering;

/// <summary>
/// How a search is answered, by every engine alike: what has all words; if there is nothing, what was surely meant; if that is nothing
/// either, what has the words near each other, and in the end what has some of them. Filters that stand in the way are said to do so before any word is doubted.
/// </summary>
internal static class Answer
{
    public static async Task<SearchResult> FindAsync(SearchRequest request, IIndexReading index, CancellationToken cancellation)
    {
        if (request.IncludesElsewhere) return await FindAnyAsync(request, index, cancellation);
        if (request.Filters.TryGetValue(FacetField.Origin, out var chosen) && !chosen.Contains(Origins.Ours)) return SearchResult.Nothing;
        var ours = new Dictionary<FacetField, IReadOnlySet<string>>(request.Filters) { [FacetField.Origin] = new HashSet<string> { Origins.Ours } };
        var found = await FindAnyAsync(request with { Filters = ours }, index, cancellation);
        // How much there is elsewhere is not told either.
        return found with { Facets = found.Facets.Where(facet => facet.Key != FacetField.Origin).ToDictionary() };
    }

    private static async Task<SearchResult> FindAnyAsync(SearchRequest request, IIndexReading index, CancellationToken cancellation)
    {
        var query = QueryText.Read(request.Text);
        if (query.IsEmpty) return string.IsNullOrWhiteSpace(request.Text) ? await index.PageAsync(request, query, all: null, Tiers.None, cancellation) : SearchResult.Nothing;
        var meant = Meant(request, query);
        var result = await AskAsync(request, query, meant, index, cancellation);
        var isFiltered = result.Total == 0 && result.Facets.Count > 0;
        if (isFiltered || query.HasQuotes) return result;
        // Whoever goes on was shown what has these words, side by side or near each other.
        if (request.After is not null) return result.Total > 0 ? result : await NearAnswer.FindAsync(request, query, index, cancellation) ?? result;

        var better = await new SpellingMender(index).MendAsync(query, meant, result.Total, cancellation);
        if (result.Total > 0 && (better is not { IsSure: true } || request.AsTyped)) return result with { DidYouMean = better?.Text };
        if (better is { IsSure: true } && !request.AsTyped)
        {
            var mended = QueryText.Read(better.Text);
            var instead = await AskAsync(request, mended, Meant(request, mended), index, cancellation);
            if (instead.Total > 0) return instead with { DidYouMean = better.Text, IsMended = true };
        }

        if (result.Total > 0) return result;
        return (await NearAnswer.FindAsync(request, query, index, cancellation) ?? await LooseAnswer.FindAsync(request, query, meant, index, cancellation)) with { DidYouMean = better?.Text };
    }

    private static SchoolQuery Meant(SearchRequest request, QueryText query) => request.AsTyped ? SchoolQuery.AsTyped(query) : SchoolQuery.Read(query);

    private static Task<SearchResult> AskAsync(SearchRequest request, QueryText query, SchoolQuery meant, IIndexReading index, CancellationToken cancellation) =>
        index.PageAsync(request, query, Tiers.All(query, meant), Tiers.Of(query, meant), cancellation);
}
