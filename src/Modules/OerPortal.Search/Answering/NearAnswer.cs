using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Answering;

/// <summary>
/// What has all the words near each other in the text of its files, though not side by side: in one sentence, or a few words apart. Asked
/// only when nothing has them side by side, because each place has to be read.
/// </summary>
internal static class NearAnswer
{
    /// <returns>Null when there is nothing.</returns>
    public static async Task<SearchResult?> FindAsync(SearchRequest request, QueryText query, IIndexReading index, CancellationToken cancellation)
    {
        if (query.Units.Count < 2 || query.HasQuotes) return null;
        var closest = (await index.PlacesAsync(query, cancellation))
            .Select(place => (place.ResourceId, Apart: Nearness.Of(query.Units, VietnameseText.Analyse(place.Text), place.Text)))
            .Where(place => place.Apart is not null).GroupBy(place => place.ResourceId, (id, places) => (Id: id, Apart: places.Min(place => place.Apart!.Value))).ToArray();
        if (closest.Length == 0) return null;
        // The closer ones are a tier of their own.
        var tiers = new[] { Nearness.FewWords, int.MaxValue }.Select(most => closest.Where(one => one.Apart <= most).Select(one => Asked.Of(Lexemes.Of(one.Id))).ToArray())
            .Where(some => some.Length > 0).Select(Asked.Any).ToArray();
        var found = await index.PageAsync(request, query, tiers[^1], new Tiers(tiers, []), cancellation);
        return found.Total > 0 ? found : null;
    }
}
