using OerPortal.Search.Queries;

namespace OerPortal.Search.Postgres;

/// <summary>Writes a query as <c>tsquery</c> text on words with positions (headings, passages, suggestions; see <see cref="PlacedWords"/>).</summary>
internal static class PlacedQuery
{
    /// <summary>Each part, phrases and joined words in order.</summary>
    public static string All(IReadOnlyList<QueryUnit> units, bool exact) => string.Join(" & ", units.Select(unit => Unit(unit, exact)));

    /// <summary>Any part of the query.</summary>
    public static string Any(IReadOnlyList<QueryUnit> units) => string.Join(" | ", units.Select(unit => $"({Unit(unit, exact: false)})"));

    /// <summary>The whole query as one phrase.</summary>
    public static string Phrase(IReadOnlyList<QueryUnit> units, bool exact) => Phrase(units.SelectMany(unit => unit.Tokens), exact);

    /// <summary>Words of which the last is only begun.</summary>
    public static string Begun(IEnumerable<string> words, IEnumerable<string> beginnings) =>
        string.Join(" & ", [.. words.Select(TsQuery.Quote), $"({string.Join(" | ", beginnings.Select(b => TsQuery.Quote(b) + ":*"))})"]);

    private static string Unit(QueryUnit unit, bool exact)
    {
        var ways = unit.Ways(others: true).Select(way => Phrase(way, exact || unit.Quoted));
        if (unit.Joined is { } joined) ways = ways.Prepend(TsQuery.Quote(exact ? joined.Exact : joined.Folded));
        return $"({string.Join(" | ", ways)})";
    }

    private static string Phrase(IEnumerable<Token> tokens, bool exact) => $"({string.Join(" <-> ", tokens.Select(token => TsQuery.Quote(token.Form(exact))))})";
}
