using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;

namespace OerPortal.DemoBooks.Drawing;

/// <summary>
/// Draws the cover a demo book has: cloth in the colour of its subject, the woven spine, the title in Literata and a picture set in like a plate.
/// </summary>
internal static class CoverDrawing
{
    public const int Width = 600;
    public const int Height = 800;

    private const int Left = 78;
    private const int TextWidth = Width - Left - 48;

    public static string Svg(Manuscript book)
    {
        var cloth = House.Accent(book.Look.Colour);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"0\" y=\"0\" width=\"{Width}\" height=\"{Height}\" fill=\"{cloth}\"/>");
        svg.Append(Brocade.Spine(0, 0, 42, Height));
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"42\" y=\"0\" width=\"5\" height=\"{Height}\" fill=\"#000000\" opacity=\"0.18\"/>");
        Words(svg, HouseWords.Kind(book.Kind).ToUpperInvariant(), 70, 21, bold: true, serif: false, "#f6d27a");
        var y = Title(svg, book);
        Plate(svg, book, Math.Max(y + 46, 300));
        Words(svg, HouseWords.Byline(book), 714, 25, bold: false, serif: false, "#ffffff");
        Words(svg, $"{HouseWords.School(book.Site)}", 750, 18, bold: false, serif: false, "#ffffff");
        return svg.Append("</svg>").ToString();
    }

    private static double Title(StringBuilder svg, Manuscript book)
    {
        var size = SizeFor(book.Title);
        var y = 84.0;
        foreach (var line in Lines(book.Title, size))
            Words(svg, line, y += size * 1.3, size, bold: true, serif: true, "#ffffff");
        if (book.Subtitle is null)
            return y;
        foreach (var line in Wrap(book.Subtitle, Face.Sans, 22, TextWidth).Take(2))
            Words(svg, line, y += 40, 22, bold: false, serif: false, "#ffffff");
        return y;
    }

    /// <summary>Two lines if they can be large, else three.</summary>
    private static double SizeFor(string title)
    {
        foreach (var size in (double[])[58, 54, 50, 46])
        {
            if (Lines(title, size).Count <= 2)
                return size;
        }
        return new[] { 52.0, 46, 40, 36 }.First(size => size <= 36 || Lines(title, size).Count <= 3);
    }

    private static void Plate(StringBuilder svg, Manuscript book, double top)
    {
        if (book.Look.Art is null || !book.Pictures.TryGetValue(book.Look.Art, out var picture))
            return;
        using var stream = new MemoryStream(picture);
        var root = XDocument.Load(stream).Root!;
        var box = root.Attribute("viewBox")!.Value.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var scale = Math.Min((Width - Left - 48) / box[2], (664 - top) / box[3]);
        var left = Left + (TextWidth - scale * box[2]) / 2;
        top += Math.Max(0, (664 - top - scale * box[3]) / 2);
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left - 7:0.#}\" y=\"{top - 7:0.#}\" width=\"{scale * box[2] + 14:0.#}\" height=\"{scale * box[3] + 14:0.#}\" rx=\"8\" fill=\"#ffffff\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<svg x=\"{left:0.##}\" y=\"{top:0.##}\" width=\"{scale * box[2]:0.##}\" height=\"{scale * box[3]:0.##}\" viewBox=\"0 0 {box[2]} {box[3]}\">");
        foreach (var element in root.Elements())
            svg.Append(element.ToString(SaveOptions.DisableFormatting).Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal));
        svg.Append("</svg>");
    }

    private static void Words(StringBuilder svg, string text, double y, double size, bool bold, bool serif, string colour) =>
        svg.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{Left}\" y=\"{y:0.#}\" font-family=\"{(serif ? "Literata, serif" : "Be Vietnam Pro, sans-serif")}\" font-size=\"{size}\"{(bold ? " font-weight=\"600\"" : "")} fill=\"{colour}\">{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>As few lines as fit, and of those settings the one whose lines differ least in length.</summary>
    private static List<string> Lines(string title, double size)
    {
        var fewest = Wrap(title, Face.SerifBold, size, TextWidth).Count;
        return Enumerable.Range(0, 12).Select(step => Wrap(title, Face.SerifBold, size, TextWidth * (1 - 0.05 * step)))
            .Where(lines => lines.Count == fewest)
            .MinBy(lines => lines.Max(line => Faces.Width(Face.SerifBold, size, line)) - lines.Min(line => Faces.Width(Face.SerifBold, size, line)))!;
    }

    private static List<string> Wrap(string text, Face face, double size, double width)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' '))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length > 0 && Faces.Width(face, size, longer) > width)
                lines.Add(word);
            else
                lines[^1] = longer;
        }
        return lines;
    }
}
