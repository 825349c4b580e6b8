namespace OerPortal.Search.Suggesting;

/// <summary>What somebody is typing, held against names that are kept in memory: all words whole but the last, which is only begun.</summary>
internal sealed class TypedWords
{
    private const int Longest = 200;
    private const int Most = 10;

    private readonly Token[] _tokens;

    private TypedWords(Token[] tokens) => _tokens = tokens;

    /// <summary>Null for what is too short to mean anything.</summary>
    public static TypedWords? Read(string? typed)
    {
        var tokens = VietnameseText.Analyse(typed is { Length: > Longest } ? typed[..Longest] : typed).Tokens.Take(Most).ToArray();
        return tokens.Sum(token => token.Folded.Length) < 2 ? null : new TypedWords(tokens);
    }

    /// <summary>Whether the name has them, in any order; whole ones typed with marks with these very marks.</summary>
    public bool AreIn(AnalysedText name) => _tokens.Index().All(typed => name.Tokens.Any(token => IsAt(typed.Item, token, isBegun: typed.Index == _tokens.Length - 1)));

    /// <summary>Whether the name begins with them.</summary>
    public bool Begin(AnalysedText name) => name.Tokens.Count >= _tokens.Length
        && _tokens.Index().All(typed => IsAt(typed.Item, name.Tokens[typed.Index], isBegun: typed.Index == _tokens.Length - 1));

    private static bool IsAt(Token typed, Token token, bool isBegun)
    {
        // A word that is only begun may get its tone yet: "trươ" on the way to "trường".
        if (isBegun) return token.Folded.StartsWith(typed.Folded, StringComparison.Ordinal);
        return typed.IsMarked ? string.Equals(token.Exact, typed.Exact, StringComparison.Ordinal) : string.Equals(token.Folded, typed.Folded, StringComparison.Ordinal);
    }
}
