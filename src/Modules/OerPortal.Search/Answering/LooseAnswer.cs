using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Answering;

/// <summary>
/// What has a part of the words, when nothing has all: first what has most of the neighbours side by side. Phrases in quotes are never loosened.
/// </summary>
internal static class LooseAnswer
{
    private const int MostWords = 12;
    private const int MostPairs = 6;

    public static async Task<SearchResult> FindAsync(SearchRequest request, QueryText query, SchoolQuery meant, IIndexReading index, CancellationToken cancellation)
    {
        var words = query.Units;
        if (words.Count < 2) return SearchResult.Nothing;
        foreach (var (all, tiers) in await WaysAsync([.. words.Take(MostWords)], meant, index, cancellation))
        {
            var found = await index.PageAsync(request, query, all, tiers, cancellation);
            if (found.Total > 0) return found with { Relaxed = true };
        }

        return SearchResult.Nothing;
    }

    private static async Task<IEnumerable<(Asked All, Tiers Tiers)>> WaysAsync(QueryUnit[] words, SchoolQuery meant, IIndexReading index, CancellationToken cancellation)
    {
        var pairs = Questions.Pairs(words, Lexemes.Anywhere, Questions.Widest);
        var counts = await index.CountAsync(pairs, cancellation);
        // The rarer it is, the more it says.
        int[] rarest = [.. Enumerable.Range(0, pairs.Count).Where(i => counts[i] > 0).OrderBy(i => counts[i]).Take(MostPairs)];
        var ways = new[] { Lexemes.Title, Lexemes.Anywhere }.Select(field => Questions.AnyWord(words, field)).Select(any => (any, new Tiers([any], [1])));
        if (rarest.Length == 0) return ways;
        var allButOne = words.Length > 2 ? Questions.AllButOne(words) : null;
        var telling = Asked.Any(rarest.Take((rarest.Length + 1) / 2).Select(i => pairs[i]));
        return ways.Prepend((allButOne is null ? telling : Asked.Any([allButOne, telling]), Steps(words, meant, rarest, allButOne)));
    }

    private static Tiers Steps(QueryUnit[] words, SchoolQuery meant, int[] rarest, Asked? allButOne)
    {
        var steps = new List<Asked>();
        var fields = new[] { Lexemes.Title, Lexemes.Described, Lexemes.Anywhere }.Select(field => Questions.Pairs(words, field, Questions.Widest)).ToArray();
        for (var left = rarest.Length; left > 0; left--)
        {
            foreach (var pairs in fields)
            {
                var some = Asked.Any(Choices(rarest, left).Select(choice => Asked.All(choice.Select(i => pairs[i]))));
                if (!meant.IsEmpty) steps.Add(Questions.Meant(meant, some));
                steps.Add(some);
            }
        }

        if (allButOne is not null) steps.Add(allButOne);
        return new Tiers(steps, [.. Enumerable.Range(1, steps.Count)]);
    }

    private static IEnumerable<int[]> Choices(int[] from, int count)
    {
        if (count == 0) return [[]];
        return Enumerable.Range(0, from.Length - count + 1).SelectMany(first => Choices(from[(first + 1)..], count - 1).Select(rest => rest.Prepend(from[first]).ToArray()));
    }
}
