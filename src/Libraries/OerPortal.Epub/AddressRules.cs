namespace OerPortal.Epub;

/// <summary>Which addresses may stay in a book's markup.</summary>
internal static class AddressRules
{
    /// <summary>Attributes whose value a browser fetches, submits to or opens.</summary>
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "src", "srcset", "imagesrcset", "poster", "data", "background", "cite", "longdesc", "codebase", "classid", "archive", "profile",
        "manifest", "lowsrc", "dynsrc", "usemap", "icon", "altimg", "from", "to", "values", "by", "base",
    };

    private static readonly HashSet<string> LinkElements = new(StringComparer.OrdinalIgnoreCase) { "a", "area", "q", "blockquote", "ins", "del" };

    private static readonly HashSet<string> ImageElements = new(StringComparer.OrdinalIgnoreCase) { "img", "image", "source", "input", "feImage" };

    /// <summary>Elements that are incomplete without what they name.</summary>
    private static readonly HashSet<string> Incomplete = new(StringComparer.OrdinalIgnoreCase)
    {
        "img", "image", "source", "audio", "video", "track", "input", "feImage", "link", "iframe",
    };

    /// <summary>Attributes that name a member of the book, where they name anything in it.</summary>
    private static readonly HashSet<string> OfMembers = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "src", "srcset", "poster", "data", "background", "altimg", "textref", "cite", "longdesc",
    };

    public static bool IsAddressOfMember(string attribute) => OfMembers.Contains(attribute);

    public static bool IsPart(string element) => Incomplete.Contains(element);

    public static bool IsAddress(string attribute) => Names.Contains(attribute);

    /// <summary>Whether the attribute may keep its value.</summary>
    public static bool MayKeep(string element, string attribute, string value)
    {
        var address = Normalise(value);
        if (attribute.EndsWith("srcset", StringComparison.OrdinalIgnoreCase))
            return Array.TrueForAll(address.Split(','), candidate => IsLocal(candidate));
        // Animations carry plain values in these; only addresses hidden in them matter.
        if (attribute is "from" or "to" or "values" or "by")
            return !IsScript(address) && !address.Contains("//", StringComparison.Ordinal);
        if (IsLocal(address))
            return true;
        if (LinkElements.Contains(element))
            return StartsWithAny(address, "http://", "https://", "mailto:", "tel:");
        return ImageElements.Contains(element) && StartsWithAny(address, "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp", "data:image/svg+xml");
    }

    /// <summary>Relative to the book: no scheme, no host, no absolute path.</summary>
    public static bool IsLocal(string address)
    {
        var seen = Normalise(address);
        return !(seen.Length > 0 && seen[0] is '/' or '\\') && !EpubPath.HasScheme(seen);
    }

    /// <summary>Whether any attribute value would run when opened.</summary>
    public static bool IsScript(string value) => StartsWithAny(Normalise(value), "javascript:", "vbscript:", "data:text/html", "data:application/xhtml");

    // Browsers drop tabs and line breaks inside addresses, and blanks and control characters before them.
    private static string Normalise(string value) => value.AsSpan().IndexOfAnyInRange('\0', ' ') < 0
        ? value
        : new string(value.Where(c => c is not ('\t' or '\n' or '\r')).ToArray()).TrimStart([.. Enumerable.Range(0, 33).Select(c => (char)c)]);

    private static bool StartsWithAny(string text, params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
