using OerPortal.Search.Queries;

namespace OerPortal.Search.Entries;

/// <summary>How words of a query are looked for.</summary>
/// <param name="Exact">Words typed with marks must have exactly these marks; otherwise only phrases in quotes must.</param>
/// <param name="Others">Other ways to write a word do as well.</param>
internal readonly record struct Reading(bool Exact, bool Others);

/// <summary>Puts a query as questions to the entries of documents.</summary>
internal static class Questions
{
    /// <summary>Everything that a word can stand for.</summary>
    public static Reading Widest { get; } = new(Exact: false, Others: true);

    /// <summary>All parts of the query in one field.</summary>
    /// <param name="field">One of <see cref="Lexemes"/>' fields.</param>
    /// <param name="adjacent">Neighbours in the query are neighbours in the text.</param>
    public static Asked InField(IReadOnlyList<QueryUnit> units, string field, Reading reading, bool adjacent = false)
    {
        var parts = units.Select(unit => Unit(unit, field, reading));
        // The rarest first: what lacks a pair is left at once.
        if (adjacent) parts = Pairs(units, field, reading).Concat(parts);
        return Asked.All(parts);
    }

    /// <summary>
    /// All parts of the query. A word that only description and text have counts where it stands beside its neighbour of the query: in a long
    /// text every syllable stands somewhere, and two that are far apart are not the word that was meant.
    /// </summary>
    /// <param name="beside">Where it counts beside its neighbour.</param>
    public static Asked Together(IReadOnlyList<QueryUnit> units, Reading reading, string beside = Lexemes.Anywhere) => Asked.All(units.Select((unit, i) =>
        units.Count == 1
            ? Unit(unit, beside, reading)
            : Asked.Any([Unit(unit, Lexemes.Head, reading), .. Near(units, i, beside, reading)])));

    /// <summary>All that was named, and something of what remains.</summary>
    public static Asked Meant(SchoolQuery meant, Asked? rest)
    {
        var named = meant.Facets.Select(facet => Asked.Any(new[] { facet.Code, facet.Also }.OfType<string>().Select(code => Asked.Of(Lexemes.Of(facet.Field, code)))));
        return Asked.All(rest is null ? named : named.Append(rest));
    }

    /// <summary>Each two neighbours of the query side by side, in one field.</summary>
    public static IReadOnlyList<Asked> Pairs(IReadOnlyList<QueryUnit> units, string field, Reading reading)
        => [.. units.Zip(units.Skip(1), (first, second) => Asked.Any(Beside(first, second, field, reading)))];

    /// <summary>Any of the words, in one field.</summary>
    public static Asked AnyWord(IReadOnlyList<QueryUnit> units, string field) => Asked.Any(units.Select(unit => Unit(unit, field, Widest)));

    /// <summary>All parts but one, whichever it is.</summary>
    public static Asked AllButOne(IReadOnlyList<QueryUnit> units) =>
        Asked.Any(units.Select((_, left) => Together([.. units.Where((_, i) => i != left)], Widest)));

    // Several syllables that are one word stand together by themselves.
    private static IEnumerable<Asked> Near(IReadOnlyList<QueryUnit> units, int i, string field, Reading reading)
    {
        var unit = units[i];
        foreach (var way in unit.Ways(reading.Others).Where(way => way.Count > 1)) yield return Words(way, field, reading.Exact || unit.Quoted);
        if (unit.Joined is { } joined) yield return Joined(joined, field, reading);
        if (unit.Quoted || unit.Ways(reading.Others).All(way => way.Count > 1)) yield break;
        IEnumerable<Asked> beside = [.. i > 0 ? Beside(units[i - 1], unit, field, reading) : [], .. i + 1 < units.Count ? Beside(unit, units[i + 1], field, reading) : []];
        foreach (var pair in beside) yield return pair;
    }

    private static IEnumerable<Asked> Beside(QueryUnit first, QueryUnit second, string field, Reading reading) =>
        (from one in first.Ways(reading.Others) from other in second.Ways(reading.Others) select Lexemes.Pair(one[^1], other[0], reading.Exact)).Distinct(StringComparer.Ordinal)
        .Select(pair => Asked.Of(field, pair));

    private static Asked Unit(QueryUnit unit, string field, Reading reading)
    {
        var ways = unit.Ways(reading.Others).Select(way => Words(way, field, reading.Exact || unit.Quoted));
        return Asked.Any(unit.Joined is { } joined ? ways.Prepend(Joined(joined, field, reading)) : ways);
    }

    private static Asked Joined(Compound joined, string field, Reading reading) => Asked.Of(field, reading.Exact ? joined.Exact : joined.Folded);

    private static Asked Words(IReadOnlyList<Token> words, string field, bool exact) => Asked.All(
        words.Zip(words.Skip(1), (first, second) => Asked.Of(field, Lexemes.Pair(first, second, exact))).Concat(words.Select(word => Asked.Of(field, word.Form(exact)))));
}
