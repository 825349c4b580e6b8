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
    public static Tiers None { get; } = new([], []);

    public static Tiers Of(QueryText query, SchoolQuery meant)
    {
        var tiers = new List<Asked>();
        var scattered = new List<int>();
        if (!meant.IsEmpty) AddMeant(query, meant, tiers, scattered);
        foreach (var reading in Readings(query))
        {
            foreach (var field in Lexemes.Fields) Add(query.Units, field, reading, wrap: asked => asked, tiers, scattered);
        }

        return new Tiers(tiers, [.. scattered]);
    }

    /// <summary>All that is found: what has the words, and what is of the named subject, grade, kind or level and has the others.</summary>
    public static Asked All(QueryText query, SchoolQuery meant)
    {
        var words = Questions.Together(query.Units, Questions.Widest);
        return meant.IsEmpty ? words : Asked.Any([words, Questions.Meant(meant, meant.Rest.Count == 0 ? null : Questions.Together(meant.Rest, Questions.Widest))]);
    }

    /// <summary>What to ask when nothing holds all words, from nearly all to any. Phrases in quotes are never loosened.</summary>
    public static IEnumerable<Asked> Relaxed(QueryText query)
    {
        var words = query.Units;
        if (query.HasQuotes || words.Count < 2) yield break;
        if (words.Count is > 2 and <= 12) yield return Questions.AllButOne(words);
        yield return Questions.AnyPair(words, Lexemes.Described);
        yield return Questions.AnyPair(words, Lexemes.Anywhere);
        yield return Questions.AnyWord(words, Lexemes.Title);
        yield return Questions.AnyWord(words, Lexemes.Anywhere);
    }

    private static void AddMeant(QueryText query, SchoolQuery meant, List<Asked> tiers, List<int> scattered)
    {
        Add(query.Units, Lexemes.Title, Questions.Widest, asked => Questions.Meant(meant, asked), tiers, scattered);
        if (meant.Rest.Count == 0)
        {
            tiers.Add(Questions.Meant(meant, rest: null));
            return;
        }

        foreach (var reading in Readings(query))
        {
            foreach (var field in Lexemes.Fields) Add(meant.Rest, field, reading, asked => Questions.Meant(meant, asked), tiers, scattered);
        }
    }

    private static void Add(IReadOnlyList<QueryUnit> units, string field, Reading reading, Func<Asked, Asked> wrap, List<Asked> tiers, List<int> scattered)
    {
        var several = units.Count > 1;
        if (several) tiers.Add(wrap(Questions.InField(units, field, reading, adjacent: true)));
        tiers.Add(wrap(Scatter(units, field, reading)));
        if (several && field != Lexemes.Title) scattered.Add(tiers.Count);
    }

    // What a text uses again and again must still stand together in it.
    private static Asked Scatter(IReadOnlyList<QueryUnit> units, string field, Reading reading) => field switch
    {
        Lexemes.Anywhere => Questions.Together(units, reading),
        Lexemes.Prominent => Asked.All([Questions.InField(units, field, reading), Questions.Together(units, reading)]),
        _ => Questions.InField(units, field, reading),
    };

    // As it was typed before any other way to write it.
    private static IEnumerable<Reading> Readings(QueryText query)
    {
        if (query.HasMarked) yield return new Reading(Exact: true, Others: false);
        yield return new Reading(Exact: false, Others: false);
        if (query.HasOthers) yield return Questions.Widest;
    }
}
