using System.Globalization;
using OerPortal.Search.Models;

namespace OerPortal.Search.Entries;

/// <summary>
/// The words that stand for a document in its one index. Every word is there folded, and exactly as well when it has marks. A sign
/// in front says in which field (words of the analysis never begin with one), so that "all words in the title" is a question to the index alone.
/// A word stands once, in the best field that has it; a question to a field asks for the better ones too (<see cref="Within"/>).
/// Two neighbouring words are one more entry, which finds phrases without looking at positions.
/// </summary>
internal static class Lexemes
{
    public const string Anywhere = "";
    public const string Title = "^";

    /// <summary>People, topics, keywords and identifiers.</summary>
    public const string Head = "~";

    /// <summary>The description of a resource, not the text of its files.</summary>
    public const string Described = "=";

    /// <summary>Words that its text uses again and again: what it is about.</summary>
    public const string Prominent = "+";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-.";

    /// <summary>Where words are looked for, best first.</summary>
    public static IReadOnlyList<string> Fields { get; } = [Title, Head, Described, Prominent, Anywhere];

    private const string Facet = "@";

    /// <summary>The entry of a subject, a grade, a kind or a level.</summary>
    public static string Of(FacetField field, string code) => $"{Facet}{(int)field}:{code}";

    /// <summary>The entry of one resource alone.</summary>
    public static string Of(Guid resourceId) => "#" + resourceId.ToString("N");

    // What is prominent stands elsewhere too.
    private static readonly string[] BestFirst = [.. Fields.Where(sign => sign != Prominent)];

    /// <summary>The signs under which a word may stand that is to be found in a field: this one's and the better ones'.</summary>
    public static ReadOnlySpan<string> Within(string field) => Array.IndexOf(BestFirst, field) is >= 0 and var last ? BestFirst.AsSpan(0, last + 1) : new[] { field };

    /// <summary>
    /// The same for an engine that keeps a word under the sign of each field that it is to be found in, so that a question to a field is one
    /// entry: of what has this entry, the entries under which it is found.
    /// </summary>
    public static IEnumerable<string> Spread(string entry)
    {
        var first = Array.FindIndex(BestFirst, sign => sign.Length > 0 && entry.StartsWith(sign, StringComparison.Ordinal));
        if (first < 0) return [entry];
        var word = entry[1..];
        return BestFirst.Skip(first).Select(sign => sign + word);
    }

    /// <summary>The entry of two words side by side: seven characters whatever their length, since a book has tens of thousands of pairs.</summary>
    public static string Pair(string first, string second)
    {
        // FNV-1a over UTF-16, then mixed; 36 bits make a false pair rarer than one in a million searches.
        var hash = 14695981039346656037UL;
        foreach (var c in first) hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ ' ') * 1099511628211UL;
        foreach (var c in second) hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        hash ^= hash >> 33;
        return string.Create(7, hash, static (span, h) =>
        {
            span[0] = '_';
            for (var i = 1; i < span.Length; i++, h >>= 6) span[i] = Digits[(int)(h & 63)];
        });
    }

    /// <summary>The pair as it was meant: with marks only when both words carry them.</summary>
    public static string Pair(Token first, Token second, bool exact) =>
        exact && first.IsMarked && second.IsMarked ? Pair(first.Exact, second.Exact) : Pair(first.Folded, second.Folded);

    /// <summary>The entry that ties a passage to its document.</summary>
    public static string OfDocument(int document) => string.Create(CultureInfo.InvariantCulture, $"#{document}");
}
