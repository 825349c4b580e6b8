using OerPortal.Search.Queries;

namespace OerPortal.Search.Postgres;

/// <summary>
/// The order of goodness as a list of questions to the index, best first. A spelling that was typed with marks comes before
/// every other; within one spelling title before people and topics before description before text; side by side before scattered.
/// </summary>
/// <param name="Queries"><c>tsquery</c> texts; each holds all parts of the query.</param>
/// <param name="Scattered">1-based numbers of the tiers in which only closeness can tell documents apart.</param>
internal sealed record Tiers(string[] Queries, int[] Scattered)
{
    public static Tiers Of(QueryText query)
    {
        var tiers = new List<string>();
        var scattered = new List<int>();
        var several = query.Units.Count > 1;
        foreach (var exact in query.HasMarked ? [true, false] : new[] { false })
        {
            foreach (var field in (ReadOnlySpan<string>)[Lexemes.Title, Lexemes.Head, Lexemes.Described, Lexemes.Prominent, Lexemes.Anywhere])
            {
                if (several) tiers.Add(TsQuery.All(query.Units, field, exact, adjacent: true));
                tiers.Add(TsQuery.All(query.Units, field, exact));
                if (several && field != Lexemes.Title) scattered.Add(tiers.Count);
            }
        }

        return new Tiers([.. tiers], [.. scattered]);
    }

    /// <summary>What to ask when nothing holds all words, from nearly all to any. Phrases in quotes are never loosened.</summary>
    public static IEnumerable<string> Relaxed(QueryText query)
    {
        var words = query.Units;
        if (query.HasQuotes || words.Count < 2) yield break;
        if (words.Count is > 2 and <= 12) yield return TsQuery.AllButOne(words, Lexemes.Anywhere);
        yield return TsQuery.AnyPair(words, Lexemes.Described);
        yield return TsQuery.AnyPair(words, Lexemes.Anywhere);
        yield return TsQuery.AnyWord(words, Lexemes.Title);
        yield return TsQuery.AnyWord(words, Lexemes.Anywhere);
    }
}
