using System.Globalization;
using System.Xml.Linq;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>The inherited paint of an SVG element.</summary>
internal sealed record SvgPaint
{
    public string Fill { get; init; } = "#000000";

    public string Stroke { get; init; } = "none";

    public double StrokeWidth { get; init; } = 1;

    public string Dash { get; init; } = "none";

    public bool Round { get; init; }

    public double FontSize { get; init; } = 16;

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public bool Serif { get; init; }

    public string Anchor { get; init; } = "start";

    public SvgPaint With(XElement element) => this with
    {
        Fill = Text(element, "fill") ?? Fill,
        Stroke = Text(element, "stroke") ?? Stroke,
        StrokeWidth = Number(element, "stroke-width", StrokeWidth),
        Dash = Text(element, "stroke-dasharray") ?? Dash,
        Round = Text(element, "stroke-linecap") is { } cap ? cap == "round" : Round,
        FontSize = Number(element, "font-size", FontSize),
        Bold = Text(element, "font-weight") is { } weight ? weight is "600" or "700" or "bold" : Bold,
        Italic = Text(element, "font-style") is { } style ? style == "italic" : Italic,
        Serif = Text(element, "font-family") is { } family ? family.Contains("Literata", StringComparison.Ordinal) : Serif,
        Anchor = Text(element, "text-anchor") ?? Anchor,
    };

    public static string? Text(XElement element, string name) => element.Attribute(name)?.Value;

    public static double Number(XElement element, string name, double otherwise = 0) =>
        Text(element, name) is { } value ? double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture) : otherwise;

    public static double[] Numbers(string list) =>
        [.. list.Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(part => double.Parse(part, NumberStyles.Float, CultureInfo.InvariantCulture))];
}
