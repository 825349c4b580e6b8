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
        var tiers = new Tiers([], []);
        Reading[] readings = [.. Readings(query)];
        if (meant.Rest.Count == 0 && !meant.IsEmpty) return tiers.Add(InTitle(query.Units, Questions.Widest), meant).Add([(Questions.Meant(meant, rest: null), false)]).Add(readings.SelectMany(reading => Places(query.Units, reading)));
        if (meant.IsEmpty) return tiers.Add(readings.SelectMany(reading => Places(query.Units, reading)));
        return tiers
            .Add(InTitle(query.Units, Questions.Widest), meant)
            // A title that says it all, though it is of another kind or level.
            .Add(readings.Select(reading => (Questions.InField(query.Units, Lexemes.Title, reading, adjacent: true), false)))
            .Add(readings.SelectMany(reading => InTitle(meant.Rest, reading).Concat(InDescription(meant.Rest, reading))), meant)
            .Add(InTitle(meant.Rest, Questions.Widest), meant.OfAnyKind)
            .Add(readings.SelectMany(reading => InText(meant.Rest, reading)), meant)
            .Add(readings.SelectMany(reading => Places(query.Units, reading)))
            .Add([(Questions.Together(meant.Rest, Questions.Widest), true)], meant.OfAnyKind);
    }

    /// <summary>
    /// All that is found: what has the words, and what is of the named subject, grade, kind or level and has the others. Who asks for a kind
    /// of something is helped by another kind of it too.
    /// </summary>
    public static Asked All(QueryText query, SchoolQuery meant)
    {
        var words = Questions.Together(query.Units, Questions.Widest);
        if (meant.IsEmpty) return words;
        return Asked.Any([words, meant.Rest.Count == 0 ? Questions.Meant(meant, rest: null) : Questions.Meant(meant.OfAnyKind, Questions.Together(meant.Rest, Questions.Widest))]);
    }

    private Tiers Add(IEnumerable<(Asked Asked, bool IsScattered)> steps, SchoolQuery? meant = null)
    {
        var more = steps.ToArray();
        return new Tiers(
            [.. Steps, .. more.Select(step => meant is null ? step.Asked : Questions.Meant(meant, step.Asked))],
            [.. Scattered, .. more.Index().Where(step => step.Item.IsScattered).Select(step => Steps.Count + step.Index + 1)]);
    }

    private static IEnumerable<(Asked Asked, bool IsScattered)> Places(IReadOnlyList<QueryUnit> units, Reading reading) =>
        InTitle(units, reading).Concat(InDescription(units, reading)).Concat(InText(units, reading));

    private static IEnumerable<(Asked Asked, bool IsScattered)> InTitle(IReadOnlyList<QueryUnit> units, Reading reading)
    {
        if (units.Count > 1) yield return (Questions.InField(units, Lexemes.Title, reading, adjacent: true), false);
        yield return (Questions.InField(units, Lexemes.Title, reading), false);
    }

    private static IEnumerable<(Asked Asked, bool IsScattered)> InDescription(IReadOnlyList<QueryUnit> units, Reading reading)
    {
        yield return (Questions.InField(units, Lexemes.Head, reading, adjacent: true), false);
        if (units.Count > 1) yield return (Questions.InField(units, Lexemes.Head, reading), true);
        yield return (Questions.InField(units, Lexemes.Described, reading, adjacent: true), false);
        if (units.Count > 1) yield return (Questions.Together(units, reading, beside: Lexemes.Described), true);
    }

    // What a text uses again and again must still stand together in it.
    private static IEnumerable<(Asked Asked, bool IsScattered)> InText(IReadOnlyList<QueryUnit> units, Reading reading)
    {
        yield return (Questions.InField(units, Lexemes.Prominent, reading, adjacent: true), false);
        if (units.Count > 1) yield return (Asked.All([Questions.InField(units, Lexemes.Prominent, reading), Questions.Together(units, reading)]), true);
        yield return (Questions.InField(units, Lexemes.Anywhere, reading, adjacent: true), false);
        if (units.Count > 1) yield return (Questions.Together(units, reading), true);
    }

    // As it was typed before any other way to write it.
    private static IEnumerable<Reading> Readings(QueryText query)
    {
        if (query.HasMarked) yield return new Reading(Exact: true, Others: false);
        yield return new Reading(Exact: false, Others: false);
        if (query.HasOthers) yield return Questions.Widest;
    }
}
