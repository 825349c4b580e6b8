using System.Globalization;
using System.Security;
using System.Text;

namespace OerPortal.Theme;

/// <summary>
/// A made cover as an SVG of its own, for feeds and shared links; pages set covers in HTML, where the book face loads.
/// Pure: the same model gives the same bytes.
/// </summary>
public static class CoverSvg
{
    /// <summary>Width of the drawing in its own units; the height is 4/3 of it.</summary>
    public const int Width = 600;

    /// <summary>Height of the drawing in its own units.</summary>
    public const int Height = 800;

    private const int Left = 96;
    private const int Room = Width - Left - 48;

    // Rows of the woven band, one letter a thread: k basalt, r brocade red, w rice, g gold, c carmine, y yellow.
    private static readonly string[] Weave =
    [
        "rrrrrwwkkggkkggkkwwrrrrr", "rrrwwkkggkkcckkggkkwwrrr", "rwwkkggkkccrrcckkggkkwwr", "wkkggkkccrrwwrrcckkggkkw",
        "kggkkccrrwwkkwwrrcckkggk", "gkkccrrwwkkyykkwwrrcckkg", "gkkccrrwwkkyykkwwrrcckkg", "kggkkccrrwwkkwwrrcckkggk",
        "wkkggkkccrrwwrrcckkggkkw", "rwwkkggkkccrrcckkggkkwwr", "rrrwwkkggkkcckkggkkwwrrr", "rrrrrwwkkggkkggkkwwrrrrr",
    ];

    private static readonly (char Thread, string Colour)[] Threads =
        [('r', "#a6281f"), ('w', "#fbf6ea"), ('g', "#d9a441"), ('c', "#c8392c"), ('y', "#f6d27a")];

    /// <summary>Draws the cover.</summary>
    public static string Render(CoverModel cover)
    {
        ArgumentNullException.ThrowIfNull(cover);
        cover = cover with { Title = Clean(cover.Title)!, Kind = Clean(cover.Kind), Author = Clean(cover.Author) };
        var svg = new StringBuilder(4096);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{SecurityElement.Escape(cover.Title)}\">");
        svg.Append("<defs>");
        AppendWeave(svg);
        svg.Append("<pattern id=\"h\" width=\"48\" height=\"48\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0h48M0 0v48\" stroke=\"#fff\" stroke-width=\"6\"/></pattern>");
        svg.Append("<linearGradient id=\"f\" x2=\"0\" y2=\"1\"><stop stop-color=\"#fff\" stop-opacity=\"0\"/><stop offset=\".85\" stop-color=\"#fff\"/></linearGradient><mask id=\"m\"><path fill=\"url(#f)\" d=\"M48 416h552v384H48z\"/></mask></defs>");
        svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{CoverTone.Colour(cover.Tone)}\" d=\"M0 0h{Width}v{Height}H0z\"/>");
        svg.Append("<path fill=\"url(#h)\" mask=\"url(#m)\" opacity=\".13\" d=\"M48 416h552v384H48z\"/>");
        svg.Append("<path fill=\"url(#w)\" d=\"M0 0h48v800H0z\"/><path fill=\"#000\" opacity=\".35\" d=\"M48 0h4v800h-4z\"/>");
        AppendText(svg, cover);
        return svg.Append("</svg>").ToString();
    }

    private static void AppendWeave(StringBuilder svg)
    {
        svg.Append("<pattern id=\"w\" width=\"48\" height=\"24\" patternUnits=\"userSpaceOnUse\"><path fill=\"#221c1a\" d=\"M0 0h48v24H0z\"/>");
        foreach (var (thread, colour) in Threads)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{colour}\" d=\"");
            for (var row = 0; row < Weave.Length; row++)
            {
                for (var from = Weave[row].IndexOf(thread, StringComparison.Ordinal); from >= 0;)
                {
                    var to = from;
                    while (to < Weave[row].Length && Weave[row][to] == thread) to++;
                    svg.Append(CultureInfo.InvariantCulture, $"M{from * 2} {row * 2}h{(to - from) * 2}v2H{from * 2}z");
                    from = to < Weave[row].Length ? Weave[row].IndexOf(thread, to) : -1;
                }
            }
            svg.Append("\"/>");
        }
        svg.Append("</pattern>");
    }

    private static void AppendText(StringBuilder svg, CoverModel cover)
    {
        svg.Append("<g fill=\"#fff\" font-family=\"'Be Vietnam Pro',system-ui,sans-serif\" font-size=\"32\">");
        var y = 92;
        if (!string.IsNullOrWhiteSpace(cover.Kind))
        {
            Line(svg, y, CoverLines.Cut(cover.Kind, 32, Room));
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {y + 24}h{Room}\" stroke=\"#fff\" stroke-opacity=\".35\" stroke-width=\"3\"/>");
            y += 40;
        }
        var (size, lines) = CoverLines.Fit(cover.Title, Room, 360);
        svg.Append(CultureInfo.InvariantCulture, $"<g font-family=\"Literata,'Noto Serif',Georgia,serif\" font-weight=\"600\" font-size=\"{size}\">");
        foreach (var line in lines)
        {
            y += (int)(size * 1.35);
            Line(svg, y, line);
        }
        svg.Append("</g>");
        if (!string.IsNullOrWhiteSpace(cover.Author))
        {
            var author = CoverLines.Wrap(cover.Author, 32, Room, 2);
            for (var i = 0; i < author.Count; i++) Line(svg, Height - 56 - ((author.Count - 1 - i) * 44), author[i]);
        }
        svg.Append("</g>");
    }

    private static void Line(StringBuilder svg, int y, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{y}\">{SecurityElement.Escape(text)}</text>");

    // Titles come from people: characters that XML does not allow would break the whole picture.
    private static string? Clean(string? text) =>
        text is null ? null : string.Concat(text.EnumerateRunes().Where(IsXml).Select(rune => rune.ToString()));

    private static bool IsXml(Rune rune) =>
        rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000;
}
