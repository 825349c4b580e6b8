using System.Text.RegularExpressions;
using OerPortal.Cms.Text;

namespace OerPortal.Epub;

/// <summary>
/// TCVN3 has no capitals with tones: titles were set in fonts whose small letters look like capitals (".VnTimeH", ".VnArialH").
/// Whether a place in a chapter stands in one, by style attributes, the old font element, and the book's style sheets.
/// </summary>
/// <param name="markup">As the sanitiser wrote it: well-formed.</param>
internal sealed partial class CapitalFonts(string markup, CapitalSheets sheets)
{
    private const int Deepest = 512;
    private readonly Stack<bool> _open = new();
    private int _at;

    /// <summary>Small letters become capitals; names of characters ("&amp;nbsp;") stay.</summary>
    public static string Raise(string text) => Reference().Replace(text.ToUpperInvariant(), name => name.Value.ToLowerInvariant()).Composed();

    /// <param name="place">Later than the one asked for before.</param>
    public bool Hold(int place)
    {
        while (_at < place && markup.IndexOf('<', _at) is >= 0 and var open && open < place)
        {
            var end = markup.IndexOf('>', open);
            // A place inside a tag: words of an attribute.
            if (end < 0 || end >= place)
                return false;
            Step(markup.AsSpan(open..(end + 1)));
            _at = end + 1;
        }
        return _open.Count > 0 && _open.Peek();
    }

    private void Step(ReadOnlySpan<char> tag)
    {
        if (tag.StartsWith("</"))
            _open.TryPop(out _);
        else if (char.IsAsciiLetter(tag[1]) && !tag.EndsWith("/>") && _open.Count < Deepest)
            _open.Push(IsCapital(tag.ToString()) ?? (_open.Count > 0 && _open.Peek()));
    }

    private bool? IsCapital(string tag)
    {
        var own = Attribute(tag, "style") + Attribute(tag, "face");
        if (CapitalSheets.NamesFont(own) is { } said)
            return said;
        var name = tag[1..(tag.IndexOfAny([' ', '>'], 1) is > 0 and var end ? end : tag.Length)];
        return sheets.Say(name, Attribute(tag, "class").Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Attribute(string tag, string name)
    {
        var at = tag.IndexOf($" {name}=\"", StringComparison.Ordinal);
        if (at < 0)
            return "";
        at += name.Length + 3;
        return tag.IndexOf('"', at) is > 0 and var end ? tag[at..end] : "";
    }

    [GeneratedRegex("&#?[A-Za-z0-9]+;", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}

/// <summary>Rules of style sheets that choose a font: for an element, a class, or both. What they say of descendants is taken for the last of them.</summary>
internal sealed partial class CapitalSheets
{
    private const int MostRules = 5000;
    private readonly Dictionary<string, bool> _rules = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the font named is one of capitals; null when none of an old alphabet is named.</summary>
    public static bool? NamesFont(string declarations) =>
        Font().Match(declarations) is { Success: true } font ? font.Value.EndsWith('H') : null;

    public void Add(string css)
    {
        foreach (Match rule in Rule().Matches(css).Take(MostRules))
        {
            if (NamesFont(rule.Groups["body"].Value) is not { } isCapital)
                continue;
            foreach (var selector in rule.Groups["selectors"].Value.Split(','))
                _rules[selector.Split([' ', '>', '+', '~'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()?.Trim() ?? ""] = isCapital;
        }
    }

    public bool? Say(string element, IReadOnlyList<string> classes)
    {
        if (_rules.Count == 0)
            return null;
        foreach (var name in classes)
        {
            if (_rules.TryGetValue($"{element}.{name}", out var said) || _rules.TryGetValue($".{name}", out said))
                return said;
        }
        return _rules.TryGetValue(element, out var plain) ? plain : null;
    }

    [GeneratedRegex(@"\.Vn[A-Z][A-Za-z]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Font();

    [GeneratedRegex(@"(?<selectors>[^{}@;]{1,400})\{(?<body>[^{}]{0,4000})\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Rule();
}
