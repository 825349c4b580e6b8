namespace OerPortal.Epub;

/// <summary>A document type in markup that is being mended: known ones are passed over, none is ever followed.</summary>
internal static class MarkupDoctype
{
    /// <param name="source">The whole text.</param>
    /// <param name="at">Of &lt;!DOCTYPE.</param>
    /// <param name="name">Of the root element it announces.</param>
    /// <returns>Where the text goes on.</returns>
    /// <exception cref="FileRefusedException">It declares entities, or is not one of those that books use.</exception>
    public static int Read(string source, int at, out string name)
    {
        var start = at + "<!DOCTYPE".Length;
        while (start < source.Length && char.IsWhiteSpace(source[start]))
            start++;
        var nameEnd = MarkupTag.NameEnd(source, start);
        name = source[start..nameEnd];
        string? identifier = null;
        var depth = 0;
        for (var i = nameEnd; i < source.Length; i++)
        {
            switch (source[i])
            {
                case '"' or '\'' when depth == 0 && source.IndexOf(source[i], i + 1) is var close && close > 0:
                    identifier ??= source[(i + 1)..close];
                    i = close;
                    break;
                case '[':
                    depth++;
                    break;
                case ']':
                    depth--;
                    break;
                case '>' when depth <= 0:
                    Demand(source.AsSpan(at, i - at), identifier);
                    return i + 1;
            }
        }
        Demand(source.AsSpan(at), identifier);
        var end = source.IndexOf('>', at);
        return end < 0 ? source.Length : end + 1;
    }

    private static void Demand(ReadOnlySpan<char> type, string? identifier)
    {
        if (type.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase) || (identifier is { Length: > 0 } && !KnownDocumentTypes.IsKnown(identifier)))
            throw new FileRefusedException(Refusal.XmlEntities, "document type");
    }
}
