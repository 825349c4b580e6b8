using System.Globalization;
using System.Text;
using OerPortal.DemoBooks.Drawing;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>One page to draw on. The origin is the top left corner, y grows downwards, units are points.</summary>
internal sealed class PdfCanvas
{
    private readonly StringBuilder _content = new();
    private readonly PdfPages _pages;
    private readonly List<StructureElement> _marks = [];
    private bool _open;

    public PdfCanvas(PdfPages pages, int index, double width, double height)
    {
        _pages = pages;
        Index = index;
        Width = width;
        Height = height;
        Operator($"1 0 0 -1 0 {N(height)} cm");
    }

    public int Index { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>The elements that own the marked pieces of this page, by mark.</summary>
    public IReadOnlyList<StructureElement> Marks => _marks;

    public byte[] Content => Encoding.ASCII.GetBytes(_content.ToString());

    /// <summary>Draws something that belongs to an element of the structure; null marks decoration.</summary>
    public void Mark(StructureElement? owner, Action draw)
    {
        if (_open)
        {
            draw();
            return;
        }
        _open = true;
        if (owner is null)
            Operator("/Artifact BMC");
        else
        {
            Operator($"/{owner.Tag} <</MCID {_marks.Count}>> BDC");
            owner.AddMark(Index, _marks.Count);
            _marks.Add(owner);
        }
        draw();
        Operator("EMC");
        _open = false;
    }

    public void Text(Face face, double size, string colour, double x, double baseline, string text)
    {
        foreach (var (part, piece) in Faces.Split(face, text))
        {
            var used = _pages.Face(part);
            Operator($"BT /{used.Name} {N(size)} Tf {Colour(colour)} rg 1 0 0 -1 {N(x)} {N(baseline)} Tm {used.Encode(piece)} Tj ET");
            x += Faces.Font(part).Width(piece) * size;
        }
    }

    public void Fill(string colour, string path) => Operator($"{Colour(colour)} rg {path} f");

    public void Stroke(string colour, double width, string path, string dash = "[] 0 d") =>
        Operator($"{Colour(colour)} RG {N(width)} w {dash} {path} S");

    public void Line(string colour, double width, double x1, double y1, double x2, double y2, string dash = "[] 0 d") =>
        Stroke(colour, width, $"{N(x1)} {N(y1)} m {N(x2)} {N(y2)} l", dash);

    public void Operator(string operation) => _content.Append(operation).Append('\n');

    /// <summary>Draws with its own graphics state (colour, transformation, opacity).</summary>
    public void Group(Action draw)
    {
        Operator("q");
        draw();
        Operator("Q");
    }

    public void Opacity(double opacity) => Operator($"/{_pages.Opacity(opacity)} gs");

    public static string Rectangle(double x, double y, double width, double height) => $"{N(x)} {N(y)} {N(width)} {N(height)} re";

    /// <summary>A number as PDF wants it: point, no exponent, at most three decimals.</summary>
    public static string N(double number) => Math.Round(number, 3).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>"#rrggbb" as three numbers from 0 to 1.</summary>
    public static string Colour(string hex)
    {
        var value = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return $"{N((value >> 16) / 255.0)} {N(((value >> 8) & 255) / 255.0)} {N((value & 255) / 255.0)}";
    }
}
