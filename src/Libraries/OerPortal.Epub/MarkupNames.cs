namespace OerPortal.Epub;

/// <summary>What the elements of HTML are to each other.</summary>
internal static class MarkupNames
{
    public const string Xhtml = "http://www.w3.org/1999/xhtml";
    public const string Svg = "http://www.w3.org/2000/svg";
    public const string MathMl = "http://www.w3.org/1998/Math/MathML";

    /// <summary>Elements without content (HTML §13.1.2).</summary>
    public static readonly HashSet<string> Void = new(StringComparer.Ordinal)
    {
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "spacer", "track", "wbr",
    };

    /// <summary>What belongs into the head.</summary>
    public static readonly HashSet<string> OfHead = new(StringComparer.Ordinal) { "title", "meta", "link", "style", "script", "base", "template", "noscript" };

    /// <summary>Elements whose beginning and end part words. All others are taken for parts of a line.</summary>
    public static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "html", "body", "head", "title", "p", "div", "section", "article", "main", "aside", "header", "footer", "nav", "hgroup", "search", "address", "blockquote", "center",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "menu", "dir", "li", "dt", "dd", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th",
        "figure", "figcaption", "pre", "hr", "br", "form", "fieldset", "legend", "details", "summary", "dialog", "option", "optgroup", "select", "textarea", "isindex", "listing",
        "plaintext", "xmp", "noscript", "frameset", "iframe", "video", "audio", "canvas", "svg", "text", "foreignObject", "mtable", "mtr", "mlabeledtr", "mtd",
        "navPoint", "navLabel", "pageTarget",
    };

    /// <summary>A start tag that ends an element of the first list which nothing of the second stands in between.</summary>
    public static (string[] Ended, string[] Walls)? EndedBy(string name) => name switch
    {
        "li" => (["li"], ["ul", "ol", "menu", "dir"]),
        "dt" or "dd" => (["dt", "dd"], ["dl"]),
        "td" or "th" => (["td", "th"], ["tr", "table"]),
        "tr" => (["tr"], ["table", "thead", "tbody", "tfoot"]),
        "thead" or "tbody" or "tfoot" => (["thead", "tbody", "tfoot"], ["table"]),
        "option" => (["option"], ["select", "datalist"]),
        _ => null,
    };

    /// <summary>Elements whose inside ends only with themselves: a stray end tag in a cell does not end the table.</summary>
    public static bool IsWall(string name) => name is "table" or "td" or "th" or "caption" or "svg" or "math" or "foreignObject";

    public static bool IsKnown(string name) => Void.Contains(name) || OfHead.Contains(name) || Blocks.Contains(name) || Lines.Contains(name);

    /// <summary>Namespaces that books use without saying so, by their usual prefix.</summary>
    public static string? NamespaceOf(string prefix) => prefix switch
    {
        "html" or "xhtml" or "h" => Xhtml,
        "svg" => Svg,
        "m" or "mml" or "math" => MathMl,
        "xlink" => "http://www.w3.org/1999/xlink",
        "epub" => "http://www.idpf.org/2007/ops",
        "opf" => "http://www.idpf.org/2007/opf",
        "ncx" => "http://www.daisy.org/z3986/2005/ncx/",
        "dc" => "http://purl.org/dc/elements/1.1/",
        "dcterms" => "http://purl.org/dc/terms/",
        "xsi" => "http://www.w3.org/2001/XMLSchema-instance",
        "ssml" => "http://www.w3.org/2001/10/synthesis",
        "smil" => "http://www.w3.org/ns/SMIL",
        "enc" => "http://www.w3.org/2001/04/xmlenc#",
        "ds" => "http://www.w3.org/2000/09/xmldsig#",
        _ => null,
    };

    private static readonly HashSet<string> Lines = new(StringComparer.Ordinal)
    {
        "a", "abbr", "acronym", "applet", "b", "bdi", "bdo", "big", "blink", "button", "cite", "code", "data", "datalist", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
        "map", "mark", "marquee", "math", "meter", "nobr", "noembed", "noframes", "object", "output", "picture", "progress", "q", "rb", "rbc", "rp", "rt", "rtc", "ruby", "s", "samp",
        "slot", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    };
}
