using OerPortal.Search.Queries;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Entries;

/// <summary>Puts a query as questions to the entries of documents.</summary>
internal static class Questions
{
    /// <summary>All parts of the query in one field.</summary>
    /// <param name="field">One of <see cref="Lexemes"/>' fields.</param>
    /// <param name="exact">Words typed with marks must have exactly these marks; otherwise only phrases in quotes must.</param>
    /// <param name="adjacent">Neighbours in the query are neighbours in the text.</param>
    public static Asked InField(IReadOnlyList<QueryUnit> units, string field, bool exact, bool adjacent = false)
    {
        var parts = units.Select(unit => Unit(unit, field, exact));
        if (adjacent) parts = parts.Concat(Enumerable.Range(1, Math.Max(0, units.Count - 1)).Select(i => Beside(units[i - 1], units[i], field, exact)));
        return Asked.All(parts);
    }

    /// <summary>
    /// All parts of the query. A word that only the text has counts where it stands beside its neighbour of the query: in a long text every
    /// syllable stands somewhere, and two that are far apart are not the word that was meant.
    /// </summary>
    public static Asked Together(IReadOnlyList<QueryUnit> units, bool exact) => Asked.All(units.Select((unit, i) =>
        units.Count == 1 || unit.Tokens.Count > 1
            ? Unit(unit, Lexemes.Anywhere, exact)
            : Asked.Any(Near(units, i, exact).Prepend(Unit(unit, Lexemes.Described, exact)))));

    /// <summary>All that was named, and something of what remains.</summary>
    public static Asked Meant(SchoolQuery meant, Asked? rest)
    {
        var named = meant.Facets.Select(facet => Asked.Of(Lexemes.Of(facet.Field, facet.Code)));
        return Asked.All(rest is null ? named : named.Append(rest));
    }

    /// <summary>Any of the words, in one field.</summary>
    public static Asked AnyWord(IReadOnlyList<QueryUnit> units, string field) => Asked.Any(units.Select(unit => Unit(unit, field, exact: false)));

    /// <summary>Any two neighbours of the query side by side, in one field.</summary>
    public static Asked AnyPair(IReadOnlyList<QueryUnit> units, string field)
    {
        var tokens = units.SelectMany(unit => unit.Tokens).ToArray();
        return Asked.Any(tokens.Zip(tokens.Skip(1), (first, second) => Entry(field, Lexemes.Pair(first, second, exact: false))));
    }

    /// <summary>All parts but one, whichever it is.</summary>
    public static Asked AllButOne(IReadOnlyList<QueryUnit> units) =>
        Asked.Any(units.Select((_, left) => Together([.. units.Where((_, i) => i != left)], exact: false)));

    private static IEnumerable<Asked> Near(IReadOnlyList<QueryUnit> units, int i, bool exact)
    {
        if (i > 0) yield return Beside(units[i - 1], units[i], Lexemes.Anywhere, exact);
        if (i + 1 < units.Count) yield return Beside(units[i], units[i + 1], Lexemes.Anywhere, exact);
    }

    private static Asked Beside(QueryUnit first, QueryUnit second, string field, bool exact) => Entry(field, Lexemes.Pair(first.Tokens[^1], second.Tokens[0], exact));

    private static Asked Unit(QueryUnit unit, string field, bool exact)
    {
        var marked = exact || unit.Quoted;
        if (unit.Tokens.Count == 1) return Entry(field, unit.Tokens[0].Form(marked));
        var words = Asked.All(unit.Tokens.Select(token => Entry(field, token.Form(marked)))
            .Concat(unit.Tokens.Zip(unit.Tokens.Skip(1), (first, second) => Entry(field, Lexemes.Pair(first, second, marked)))));
        return unit.Joined is { } joined ? Asked.Any([Entry(field, exact ? joined.Exact : joined.Folded), words]) : words;
    }

    private static Asked Entry(string field, string word)
    {
        var signs = Lexemes.Within(field);
        var entries = new Asked[signs.Length];
        for (var i = 0; i < signs.Length; i++) entries[i] = Asked.Of(signs[i] + word);
        return Asked.Any(entries);
    }
}
