namespace OerPortal.Search.Entries;

/// <summary>A question to the entries of documents (see <see cref="Lexemes"/>), which every engine puts in its own language.</summary>
internal abstract record Asked
{
    /// <summary>The document has this very entry.</summary>
    public static Asked Of(string entry) => new AskedEntry(entry);

    /// <summary>The document has the word, or the pair of words, in this field or in a better one.</summary>
    public static Asked Of(string field, string word) => new AskedWord(field, word);

    /// <summary>Everything of it; of nothing, everything there is.</summary>
    public static Asked All(IEnumerable<Asked> parts) => parts.ToArray() is var all && all is [var only] ? only : new AskedAll(all);

    /// <summary>Anything of it; of nothing, nothing.</summary>
    public static Asked Any(IEnumerable<Asked> parts) => parts.ToArray() is var any && any is [var only] ? only : new AskedAny(any);
}

internal sealed record AskedEntry(string Entry) : Asked;

internal sealed record AskedWord(string Field, string Word) : Asked;

internal sealed record AskedAll(IReadOnlyList<Asked> Parts) : Asked;

internal sealed record AskedAny(IReadOnlyList<Asked> Parts) : Asked;
