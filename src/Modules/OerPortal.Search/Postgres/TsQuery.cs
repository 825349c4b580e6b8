using OerPortal.Search.Queries;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Postgres;

/// <summary>Writes a query as <c>tsquery</c> text. Everything a person typed is quoted, so none of it is ever an operator.</summary>
internal static class TsQuery
{
    /// <summary>All parts of the query in one field of the document's entries.</summary>
    /// <param name="field">One of <see cref="Lexemes"/>' fields.</param>
    /// <param name="exact">Words typed with marks must have exactly these marks; otherwise only phrases in quotes must.</param>
    /// <param name="adjacent">Neighbours in the query are neighbours in the text.</param>
    public static string All(IReadOnlyList<QueryUnit> units, string field, bool exact, bool adjacent = false)
    {
        var parts = units.Select(unit => Unit(unit, field, exact)).ToList();
        if (adjacent)
        {
            for (var i = 1; i < units.Count; i++)
                parts.Add(Entry(field, Lexemes.Pair(units[i - 1].Tokens[^1], units[i].Tokens[0], exact)));
        }

        return string.Join(" & ", parts);
    }

    /// <summary>All that was named, and something of what remains.</summary>
    public static string Meant(SchoolQuery meant, string rest) =>
        string.Join(" & ", meant.Facets.Select(facet => Lexemes.Quote(Lexemes.Of(facet.Field, facet.Code)))) + (rest.Length > 0 ? $" & {rest}" : "");

    /// <summary>Any of the words, in one field.</summary>
    public static string AnyWord(IReadOnlyList<QueryUnit> units, string field) =>
        string.Join(" | ", units.Select(unit => $"({Unit(unit, field, exact: false)})"));

    /// <summary>Any two neighbours of the query side by side, in one field.</summary>
    public static string AnyPair(IReadOnlyList<QueryUnit> units, string field)
    {
        var tokens = units.SelectMany(unit => unit.Tokens).ToArray();
        return string.Join(" | ", Enumerable.Range(1, Math.Max(0, tokens.Length - 1))
            .Select(i => Entry(field, Lexemes.Pair(tokens[i - 1], tokens[i], exact: false))));
    }

    /// <summary>All parts but one, whichever it is.</summary>
    public static string AllButOne(IReadOnlyList<QueryUnit> units, string field) =>
        string.Join(" | ", units.Select((_, left) => $"({All([.. units.Where((_, i) => i != left)], field, exact: false)})"));

    /// <summary>The query on words with positions (headings, passages): each part, phrases and joined words in order.</summary>
    public static string Placed(IReadOnlyList<QueryUnit> units, bool exact) => string.Join(" & ", units.Select(unit => PlacedUnit(unit, exact)));

    /// <summary>Any part of the query on words with positions.</summary>
    public static string PlacedAny(IReadOnlyList<QueryUnit> units) => string.Join(" | ", units.Select(unit => $"({PlacedUnit(unit, exact: false)})"));

    /// <summary>The whole query as one phrase on words with positions.</summary>
    public static string PlacedPhrase(IReadOnlyList<QueryUnit> units, bool exact) => Phrase(units.SelectMany(unit => unit.Tokens), exact);

    /// <summary>Words of which the last is only begun.</summary>
    public static string Begun(IReadOnlyList<Token> tokens, IEnumerable<string> beginnings) => string.Join(
        " & ",
        [.. tokens.SkipLast(1).Select(token => Lexemes.Quote(token.Folded)), $"({string.Join(" | ", beginnings.Distinct(StringComparer.Ordinal).Select(b => Lexemes.Quote(b) + ":*"))})"]);

    private static string Unit(QueryUnit unit, string field, bool exact)
    {
        if (unit.Tokens.Count == 1) return Entry(field, Form(unit.Tokens[0], exact || unit.Quoted));
        var side = exact || unit.Quoted;
        var words = string.Join(" & ", unit.Tokens.Select(token => Entry(field, Form(token, side)))
            .Concat(Enumerable.Range(1, unit.Tokens.Count - 1).Select(i => Entry(field, Lexemes.Pair(unit.Tokens[i - 1], unit.Tokens[i], side)))));
        return unit.Joined is { } joined ? $"({Entry(field, exact ? joined.Exact : joined.Folded)} | ({words}))" : words;
    }

    private static string PlacedUnit(QueryUnit unit, bool exact)
    {
        if (unit.Tokens.Count == 1) return Lexemes.Quote(Form(unit.Tokens[0], exact || unit.Quoted));
        var phrase = Phrase(unit.Tokens, exact || unit.Quoted);
        return unit.Joined is { } joined ? $"({Lexemes.Quote(exact ? joined.Exact : joined.Folded)} | {phrase})" : phrase;
    }

    private static string Phrase(IEnumerable<Token> tokens, bool exact) => $"({string.Join(" <-> ", tokens.Select(token => Lexemes.Quote(Form(token, exact))))})";

    private static string Form(Token token, bool exact) => exact ? token.Exact : token.Folded;

    private static string Entry(string field, string word)
    {
        var signs = Lexemes.Within(field);
        if (signs.Length == 1) return Lexemes.Quote(field + word);
        var entries = new string[signs.Length];
        for (var i = 0; i < signs.Length; i++) entries[i] = Lexemes.Quote(signs[i] + word);
        return $"({string.Join(" | ", entries)})";
    }
}
