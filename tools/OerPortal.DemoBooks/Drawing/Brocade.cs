using System.Globalization;
using System.Text;

namespace OerPortal.DemoBooks.Drawing;

/// <summary>The woven band of the house: diamonds in red, rice white and gold on basalt, as SVG.</summary>
internal static class Brocade
{
    /// <summary>A band that runs downwards.</summary>
    public static string Spine(double x, double y, double width, double height) => Band(x, y, width, height, upright: true);

    /// <summary>A band that runs across.</summary>
    public static string Across(double x, double y, double width, double height) => Band(x, y, width, height, upright: false);

    private static string Band(double x, double y, double width, double height, bool upright)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"{House.Ink}\"/>");
        var (along, across) = upright ? (height, width) : (width, height);
        var count = Math.Max(1, Math.Round(along / (across * 1.25)));
        var step = along / count;
        for (var index = 0; index < count; index++)
        {
            double middle = (index + 0.5) * step, centre = across / 2;
            var (cx, cy) = upright ? (x + centre, y + middle) : (x + middle, y + centre);
            var (rx, ry) = upright ? (across / 2, step / 2) : (step / 2, across / 2);
            Diamond(svg, cx, cy, rx * 0.94, ry * 0.94, House.Red);
            Diamond(svg, cx, cy, rx * 0.70, ry * 0.70, "#fbf6ea");
            Diamond(svg, cx, cy, rx * 0.50, ry * 0.50, House.Ink);
            Diamond(svg, cx, cy, rx * 0.28, ry * 0.28, House.Gold);
        }
        return svg.ToString();
    }

    private static void Diamond(StringBuilder svg, double cx, double cy, double rx, double ry, string fill) =>
        svg.Append(CultureInfo.InvariantCulture,
            $"<polygon points=\"{cx:0.##},{cy - ry:0.##} {cx + rx:0.##},{cy:0.##} {cx:0.##},{cy + ry:0.##} {cx - rx:0.##},{cy:0.##}\" fill=\"{fill}\"/>");
}
