using OerPortal.Search.Queries;

namespace OerPortal.Search.Entries;

/// <summary>
/// The order of goodness as a list of questions to the index, best first. What is of the subject, grade, kind and level that the words name
/// comes before what merely has the words. A spelling that was typed with marks comes before every other; within one spelling title before
/// people and topics before description before text; side by side before scattered.
/// </summary>
/// <param name="Steps">Each asks for all parts of the query, and finds nothing that <see cref="All"/> does not.</param>
/// <param name="Scattered">1-based numbers of the tiers in which only closeness can tell documents apart.</param>
internal sealed record Tiers(IReadOnlyList<Asked> Steps, int[] Scattered)
{
    private const int MostLeftOut = 12;
    private const int LongestRun = 6;

    public static Tiers None { get; } = new([], []);

    public static Tiers Of(QueryText query, SchoolQuery meant)
    {
        var tiers = new List<Asked>();
        var scattered = new List<int>();
        if (!meant.IsEmpty) AddMeant(query, meant, tiers, scattered);
        foreach (var reading in Readings(query)) Add(Places(query.Units, reading), asked => asked, tiers, scattered);

        return new Tiers(tiers, [.. scattered]);
    }

    /// <summary>All that is found: what has the words, and what is of the named subject, grade, kind or level and has the others.</summary>
    public static Asked All(QueryText query, SchoolQuery meant)
    {
        var words = Questions.Together(query.Units, Questions.Widest);
        return meant.IsEmpty ? words : Asked.Any([words, Questions.Meant(meant, meant.Rest.Count == 0 ? null : Questions.Together(meant.Rest, Questions.Widest))]);
    }

    /// <summary>
    /// What to ask when nothing holds all words, from nearly all to any. Phrases in quotes are never loosened. Most words side by side come
    /// first, and of those what is of the named subject, grade, kind or level.
    /// </summary>
    public static IEnumerable<(Asked All, Tiers Tiers)> Relaxed(QueryText query, SchoolQuery meant)
    {
        var words = query.Units;
        if (query.HasQuotes || words.Count < 2) yield break;
        var tiers = RunTiers(words, meant);
        var pairs = Questions.AnyRun(words, Lexemes.Described, 2);
        yield return (words.Count is > 2 and <= MostLeftOut ? Asked.Any([Questions.AllButOne(words), pairs]) : pairs, tiers);
        foreach (var any in new[] { Questions.AnyRun(words, Lexemes.Anywhere, 2), Questions.AnyWord(words, Lexemes.Title), Questions.AnyWord(words, Lexemes.Anywhere) })
            yield return (any, new Tiers([any], [1]));
    }

    private static Tiers RunTiers(IReadOnlyList<QueryUnit> words, SchoolQuery meant)
    {
        var steps = new List<Asked>();
        var named = meant.Rest.Count > 0 ? meant : null;
        for (var length = Math.Min(words.Count - 1, LongestRun); length >= 2; length--)
        {
            foreach (var field in new[] { Lexemes.Title, Lexemes.Described })
            {
                if (named is { IsEmpty: false } && named.Rest.Count >= length) steps.Add(Questions.Meant(named, Questions.AnyRun(named.Rest, field, length)));
                steps.Add(Questions.AnyRun(words, field, length));
            }
        }

        if (words.Count is > 2 and <= MostLeftOut) steps.Add(Questions.AllButOne(words));
        return new Tiers(steps, [.. Enumerable.Range(1, steps.Count)]);
    }

    private static void AddMeant(QueryText query, SchoolQuery meant, List<Asked> tiers, List<int> scattered)
    {
        Add(InTitle(query.Units, Questions.Widest), asked => Questions.Meant(meant, asked), tiers, scattered);
        if (meant.Rest.Count == 0)
        {
            tiers.Add(Questions.Meant(meant, rest: null));
            return;
        }

        foreach (var reading in Readings(query)) Add(Places(meant.Rest, reading), asked => Questions.Meant(meant, asked), tiers, scattered);
    }

    private static void Add(IEnumerable<(Asked Asked, bool IsScattered)> steps, Func<Asked, Asked> wrap, List<Asked> tiers, List<int> scattered)
    {
        foreach (var (asked, isScattered) in steps)
        {
            tiers.Add(wrap(asked));
            if (isScattered) scattered.Add(tiers.Count);
        }
    }

    private static IEnumerable<(Asked Asked, bool IsScattered)> Places(IReadOnlyList<QueryUnit> units, Reading reading)
        => units.Count == 1 ? Lexemes.Fields.Select(field => (Questions.InField(units, field, reading), false)) : InTitle(units, reading).Concat(BehindTitle(units, reading));

    private static IEnumerable<(Asked Asked, bool IsScattered)> InTitle(IReadOnlyList<QueryUnit> units, Reading reading)
    {
        if (units.Count > 1) yield return (Questions.InField(units, Lexemes.Title, reading, adjacent: true), false);
        yield return (Questions.InField(units, Lexemes.Title, reading), false);
    }

    // What a text uses again and again must still stand together in it.
    private static IEnumerable<(Asked Asked, bool IsScattered)> BehindTitle(IReadOnlyList<QueryUnit> units, Reading reading)
    {
        yield return (Questions.InField(units, Lexemes.Head, reading, adjacent: true), false);
        yield return (Questions.InField(units, Lexemes.Head, reading), true);
        yield return (Questions.InField(units, Lexemes.Described, reading, adjacent: true), false);
        yield return (Questions.Together(units, reading, beside: Lexemes.Described), true);
        yield return (Questions.InField(units, Lexemes.Prominent, reading, adjacent: true), false);
        yield return (Asked.All([Questions.InField(units, Lexemes.Prominent, reading), Questions.Together(units, reading)]), true);
        yield return (Questions.InField(units, Lexemes.Anywhere, reading, adjacent: true), false);
        yield return (Questions.Together(units, reading), true);
    }

    // As it was typed before any other way to write it.
    private static IEnumerable<Reading> Readings(QueryText query)
    {
        if (query.HasMarked) yield return new Reading(Exact: true, Others: false);
        yield return new Reading(Exact: false, Others: false);
        if (query.HasOthers) yield return Questions.Widest;
    }
}
