using System.Xml;

namespace OerPortal.Epub;

/// <summary>A start tag as it was written, however carelessly.</summary>
/// <param name="Name">With its prefix.</param>
/// <param name="Attributes">Names and raw values, each name once.</param>
/// <param name="End">Where the text goes on.</param>
internal sealed record MarkupTag(string Name, IReadOnlyList<(string Name, string Value)> Attributes, bool IsEmpty, int End)
{
    /// <summary>Reads the tag at <paramref name="at"/>, which is a &lt; before a name.</summary>
    public static MarkupTag Read(string source, int at)
    {
        var nameEnd = NameEnd(source, at + 1);
        var attributes = new List<(string Name, string Value)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var i = nameEnd;
        var isEmpty = false;
        while (i < source.Length && source[i] is not ('>' or '<'))
        {
            isEmpty = source[i] == '/';
            if (isEmpty || char.IsWhiteSpace(source[i]) || source[i] is '"' or '\'' or '=')
            {
                i++;
                continue;
            }
            var (name, value, end) = Attribute(source, i);
            if (seen.Add(name))
                attributes.Add((name, value));
            i = end;
        }
        return new MarkupTag(source[(at + 1)..nameEnd], attributes, isEmpty, i < source.Length && source[i] == '>' ? i + 1 : i);
    }

    /// <summary>The end of the name that begins at <paramref name="at"/>; the same place where none begins.</summary>
    public static int NameEnd(string source, int at)
    {
        if (at >= source.Length || !XmlConvert.IsStartNCNameChar(source[at]))
            return at;
        var end = at + 1;
        while (end < source.Length && (XmlConvert.IsNCNameChar(source[end]) || source[end] == ':'))
            end++;
        return end;
    }

    private static (string Name, string Value, int End) Attribute(string source, int at)
    {
        var end = at;
        while (end < source.Length && !char.IsWhiteSpace(source[end]) && source[end] is not ('=' or '>' or '<' or '/' or '"' or '\''))
            end++;
        var name = source[at..end];
        var i = SkipBlanks(source, end);
        if (i >= source.Length || source[i] != '=')
            return (name, name, end);
        i = SkipBlanks(source, i + 1);
        if (i >= source.Length || source[i] is not ('"' or '\''))
            return Unquoted(source, name, i);
        var close = QuoteEnd(source, i);
        return (name, source[(i + 1)..close], close < source.Length && source[close] == source[i] ? close + 1 : close);
    }

    private static (string Name, string Value, int End) Unquoted(string source, string name, int at)
    {
        var end = at;
        while (end < source.Length && !char.IsWhiteSpace(source[end]) && source[end] is not ('>' or '<'))
            end++;
        if (end > at && end < source.Length && source[end] == '>' && source[end - 1] == '/')
            end--;
        return (name, source[at..end], end);
    }

    // A quote that was forgotten would swallow the page up to the next one: then the value ends with its tag.
    private static int QuoteEnd(string source, int open)
    {
        var close = source.IndexOf(source[open], open + 1);
        var tagEnd = source.IndexOfAny(['<', '>'], open + 1);
        if (close >= 0 && (tagEnd < 0 || close < tagEnd))
            return close;
        if (close >= 0 && (close + 1 >= source.Length || char.IsWhiteSpace(source[close + 1]) || source[close + 1] is '>' or '/') && !LooksLikeTag(source, tagEnd, close))
            return close;
        return tagEnd < 0 ? source.Length : tagEnd;
    }

    // The next quote belongs to an attribute of a later tag when the text before it ends like one.
    private static bool LooksLikeTag(string source, int from, int quote) =>
        source[quote - 1] == '=' || source.AsSpan(from, quote - from).Contains("=\"", StringComparison.Ordinal) || source.AsSpan(from, quote - from).Contains("='", StringComparison.Ordinal);

    private static int SkipBlanks(string source, int at)
    {
        while (at < source.Length && char.IsWhiteSpace(source[at]))
            at++;
        return at;
    }
}
