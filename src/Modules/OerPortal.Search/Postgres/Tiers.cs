using OerPortal.Search.Queries;

namespace OerPortal.Search.Postgres;

/// <summary>
/// The order of goodness as a list of questions to the index, best first. What is of the subject, grade, kind and level that the words name
/// comes before what merely has the words. A spelling that was typed with marks comes before every other; within one spelling title before
/// people and topics before description before text; side by side before scattered.
/// </summary>
/// <param name="Queries"><c>tsquery</c> texts; each holds all parts of the query.</param>
/// <param name="Scattered">1-based numbers of the tiers in which only closeness can tell documents apart.</param>
internal sealed record Tiers(string[] Queries, int[] Scattered)
{
    public static Tiers Of(QueryText query, SchoolQuery meant)
    {
        var tiers = new List<string>();
        var scattered = new List<int>();
        if (!meant.IsEmpty) AddMeant(query, meant, tiers, scattered);
        foreach (var exact in Spellings(query))
        {
            foreach (var field in Lexemes.Fields) Add(query.Units, field, exact, wrap: text => text, tiers, scattered);
        }

        return new Tiers([.. tiers], [.. scattered]);
    }

    /// <summary>All that is found: what has the words, and what is of the named subject, grade, kind or level and has the others.</summary>
    public static string All(QueryText query, SchoolQuery meant)
    {
        var words = TsQuery.All(query.Units, Lexemes.Anywhere, exact: false);
        return meant.IsEmpty ? words : $"({words}) | ({TsQuery.Meant(meant, TsQuery.All(meant.Rest, Lexemes.Anywhere, exact: false))})";
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

    private static void AddMeant(QueryText query, SchoolQuery meant, List<string> tiers, List<int> scattered)
    {
        Add(query.Units, Lexemes.Title, exact: false, text => TsQuery.Meant(meant, text), tiers, scattered);
        if (meant.Rest.Count == 0)
        {
            tiers.Add(TsQuery.Meant(meant, ""));
            return;
        }

        foreach (var exact in Spellings(query))
        {
            foreach (var field in Lexemes.Fields) Add(meant.Rest, field, exact, text => TsQuery.Meant(meant, text), tiers, scattered);
        }
    }

    private static void Add(IReadOnlyList<QueryUnit> units, string field, bool exact, Func<string, string> wrap, List<string> tiers, List<int> scattered)
    {
        var several = units.Count > 1;
        if (several) tiers.Add(wrap(TsQuery.All(units, field, exact, adjacent: true)));
        tiers.Add(wrap(TsQuery.All(units, field, exact)));
        if (several && field != Lexemes.Title) scattered.Add(tiers.Count);
    }

    private static bool[] Spellings(QueryText query) => query.HasMarked ? [true, false] : [false];
}
