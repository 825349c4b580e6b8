using System.Text;

namespace OerPortal.Library.Sru.Cql;

/// <summary>Reads CQL 1.1 and 1.2 (Library of Congress): clauses, booleans from left to right, brackets, prefix assignments (passed over), <c>sortby</c>.</summary>
internal sealed class CqlParser
{
    private const int Deepest = 30;
    private const int MostBooleans = 30;
    private static readonly HashSet<string> Booleans = ["and", "or", "not", "prox"];
    private static readonly HashSet<string> Relations = ["=", "==", "<", ">", "<=", ">=", "<>", "any", "all", "exact", "adj", "within", "encloses", "scr"];

    private readonly List<Token> _tokens;
    private int _at;
    private int _booleans;

    private CqlParser(string query) => _tokens = Tokens(query);

    /// <exception cref="SruRefusalException">It is no CQL, or more than is answered.</exception>
    internal static CqlQuestion Read(string query)
    {
        var parser = new CqlParser(query);
        var root = parser.Scoped(0);
        var sort = parser.Sort();
        return parser.Next is null ? new CqlQuestion(root, sort) : throw parser.Wrong();
    }

    private Token? Next => _at < _tokens.Count ? _tokens[_at] : null;

    private string Symbol => Next is { IsQuoted: false } token ? token.Text.ToLowerInvariant() : "";

    private CqlNode Scoped(int depth)
    {
        if (depth > Deepest)
            throw Wrong();
        while (Symbol == ">")
            SkipPrefix();
        var left = Clause(depth);
        while (Booleans.Contains(Symbol))
        {
            var operation = Symbol;
            _at++;
            if (Modified() || operation == "prox")
                throw new SruRefusalException(SruRefusalException.UnsupportedBoolean, operation);
            if (++_booleans > MostBooleans)
                throw new SruRefusalException(SruRefusalException.TooManyBooleans, $"{MostBooleans}");
            left = new CqlBoolean(operation, left, Clause(depth));
        }
        return left;
    }

    private CqlNode Clause(int depth)
    {
        if (Symbol == "(")
        {
            _at++;
            var inner = Scoped(depth + 1);
            if (Symbol != ")")
                throw Wrong();
            _at++;
            return inner;
        }
        var first = Word();
        if (!Relations.Contains(Symbol))
            return new CqlClause("cql.serverchoice", "=", first.Text);
        var relation = Symbol;
        _at++;
        if (Modified())
            throw new SruRefusalException(SruRefusalException.UnsupportedModifier, relation);
        return new CqlClause(first.Text.ToLowerInvariant(), relation, Word().Text);
    }

    private Token Word()
    {
        if (Next is not { } word || (!word.IsQuoted && (IsSign(word.Text) || Booleans.Contains(Symbol) || Symbol == "sortby")))
            throw Wrong();
        _at++;
        return word;
    }

    private static bool IsSign(string text) => text is "(" or ")" or "/" or "=" or "==" or "<" or ">" or "<=" or ">=" or "<>";

    private bool Modified()
    {
        if (Symbol != "/")
            return false;
        _at++;
        Word();
        return true;
    }

    private void SkipPrefix()
    {
        _at++;
        Word();
        if (Symbol != "=")
            return;
        _at++;
        Word();
    }

    private List<(string Index, bool IsDescending)> Sort()
    {
        var sort = new List<(string, bool)>();
        if (Symbol != "sortby")
            return sort;
        for (_at++; Next is not null;)
        {
            var (index, falls) = (Word().Text.ToLowerInvariant(), false);
            for (; Symbol == "/"; falls |= Word().Text.EndsWith("descending", StringComparison.OrdinalIgnoreCase))
                _at++;
            sort.Add((index, falls));
        }
        return sort.Count > 0 ? sort : throw Wrong();
    }

    private SruRefusalException Wrong() => new(SruRefusalException.QuerySyntax, Next?.Text ?? "");

    private static List<Token> Tokens(string query)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < query.Length;)
        {
            if (char.IsWhiteSpace(query[at]))
            {
                at++;
                continue;
            }
            tokens.Add(query[at] == '"' ? Quoted(query, ref at) : query[at] is '(' or ')' or '/' ? new Token($"{query[at++]}", false) : query[at] is '=' or '<' or '>' ? Relation(query, ref at) : Bare(query, ref at));
        }
        return tokens;
    }

    // A backslash stays before what would otherwise mean something: a star that is a star.
    private static Token Quoted(string query, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < query.Length && query[at] != '"'; at++)
        {
            if (query[at] == '\\' && at + 1 < query.Length && query[at + 1] == '"')
                at++;
            text.Append(query[at]);
        }
        if (at++ >= query.Length)
            throw new SruRefusalException(SruRefusalException.QuerySyntax, "\"");
        return new Token(text.ToString(), true);
    }

    private static Token Relation(string query, ref int at)
    {
        var length = at + 1 < query.Length && query.Substring(at, 2) is "==" or "<=" or ">=" or "<>" ? 2 : 1;
        at += length;
        return new Token(query.Substring(at - length, length), false);
    }

    private static Token Bare(string query, ref int at)
    {
        var from = at;
        while (at < query.Length && !char.IsWhiteSpace(query[at]) && query[at] is not ('(' or ')' or '/' or '=' or '<' or '>' or '"'))
            at++;
        return new Token(query[from..at], false);
    }

    private sealed record Token(string Text, bool IsQuoted);
}
