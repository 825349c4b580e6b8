namespace OerPortal.Epub;

/// <summary>Addresses inside a book.</summary>
internal static class EpubPath
{
    /// <summary>
    /// The container path an address means, without its fragment; null when it leads out of the book: another
    /// scheme, an absolute path, or more "../" than there are folders (OCF 3.3 §4.2.4).
    /// </summary>
    /// <param name="from">Path of the document that holds the address.</param>
    /// <param name="href">As written, percent-encoded.</param>
    public static string? Resolve(string from, string href)
    {
        var path = href.Trim();
        var cut = path.AsSpan().IndexOfAny('#', '?');
        if (cut >= 0)
            path = path[..cut];
        if (path.Length == 0)
            return from;
        if (HasScheme(path) || path[0] is '/' or '\\')
            return null;
        var segments = from.Split('/')[..^1].ToList();
        foreach (var encoded in path.Split('/'))
        {
            var segment = Uri.UnescapeDataString(encoded);
            if (segment is "" or ".")
                continue;
            if (segment == "..")
            {
                if (segments.Count == 0)
                    return null;
                segments.RemoveAt(segments.Count - 1);
                continue;
            }
            if (segment.AsSpan().IndexOfAny("/\\:\0") >= 0)
                return null;
            segments.Add(segment);
        }
        return segments.Count == 0 ? null : string.Join('/', segments);
    }

    /// <summary>
    /// The container path an address means as the URL standard resolves it: an absolute path begins at the container's
    /// root, and "../" stops there (EPUB 3.3 §4.2.5). Null when it names a scheme or a host, or no path that a member can have.
    /// </summary>
    /// <param name="from">Path of the document that holds the address.</param>
    /// <param name="href">As written.</param>
    /// <param name="decode">False takes percent signs as they stand.</param>
    public static string? WithinContainer(string from, string href, bool decode = true)
    {
        var path = href.Trim().Replace('\\', '/');
        var cut = path.AsSpan().IndexOfAny('#', '?');
        if (cut >= 0)
            path = path[..cut].TrimEnd();
        if (path.Length == 0)
            return from;
        if (HasScheme(path) || path.StartsWith("//", StringComparison.Ordinal))
            return null;
        var segments = path[0] == '/' ? [] : from.Split('/')[..^1].ToList();
        foreach (var written in path.Split('/'))
        {
            var segment = decode ? Uri.UnescapeDataString(written) : written;
            if (segment is "" or ".")
                continue;
            if (segment != "..")
                segments.Add(segment);
            else if (segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
        }
        return segments.Count == 0 ? null : string.Join('/', segments);
    }

    /// <summary>The address of a member, as a document beside or below it writes it.</summary>
    public static string Relative(string from, string member)
    {
        var (here, there) = (from.Split('/')[..^1], member.Split('/'));
        var common = 0;
        while (common < here.Length && common < there.Length - 1 && here[common] == there[common])
            common++;
        return string.Concat(Enumerable.Repeat("../", here.Length - common)) + Encode(string.Join('/', there[common..]));
    }

    /// <summary>The fragment with its #, or nothing.</summary>
    public static string Fragment(string href)
    {
        var hash = href.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 || hash == href.Length - 1 ? "" : "#" + Uri.EscapeDataString(Uri.UnescapeDataString(href[(hash + 1)..]));
    }

    /// <summary>A container path as a relative address.</summary>
    public static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Whether an address names a scheme (RFC 3986 §3.1), seen as browsers see it: without blanks and control characters.</summary>
    public static bool HasScheme(string href)
    {
        for (var i = 0; i < href.Length; i++)
        {
            var c = href[i];
            if (c == ':')
                return i > 0;
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return false;
        }
        return false;
    }
}
