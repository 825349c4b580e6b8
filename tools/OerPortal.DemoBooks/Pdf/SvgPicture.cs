using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OerPortal.DemoBooks.Drawing;
using static OerPortal.DemoBooks.Pdf.PdfCanvas;
using static OerPortal.DemoBooks.Pdf.SvgPaint;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>Paints the SVG the demo pictures are drawn in: shapes, paths, groups, transformations, opacity and text.</summary>
internal sealed partial class SvgPicture
{
    private readonly XElement _root;

    public SvgPicture(byte[] svg)
    {
        using var stream = new MemoryStream(svg);
        _root = XDocument.Load(stream).Root!;
        var box = Numbers(Text(_root, "viewBox") ?? throw new InvalidDataException("A picture needs a viewBox."));
        (Width, Height) = (box[2], box[3]);
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Paints the picture with its top left corner at a point; <paramref name="scale"/> is points per user unit.</summary>
    public void Paint(PdfCanvas canvas, double x, double y, double scale) => canvas.Group(() =>
    {
        canvas.Operator($"{N(scale)} 0 0 {N(scale)} {N(x)} {N(y)} cm {Rectangle(0, 0, Width, Height)} W n");
        Children(canvas, _root, new SvgPaint().With(_root));
    });

    private static void Children(PdfCanvas canvas, XElement parent, SvgPaint paint)
    {
        foreach (var element in parent.Elements())
            Element(canvas, element, paint.With(element));
    }

    private static void Element(PdfCanvas canvas, XElement element, SvgPaint paint)
    {
        var transform = Text(element, "transform");
        var opacity = Number(element, "opacity", 1);
        if (transform is null && opacity >= 1)
        {
            Shape(canvas, element, paint);
            return;
        }
        canvas.Group(() =>
        {
            if (opacity < 1)
                canvas.Opacity(opacity);
            foreach (Match step in Transformations().Matches(transform ?? ""))
                canvas.Operator(Matrix(step.Groups["name"].Value, Numbers(step.Groups["numbers"].Value)));
            Shape(canvas, element, paint);
        });
    }

    private static void Shape(PdfCanvas canvas, XElement element, SvgPaint paint)
    {
        double A(string name) => Number(element, name);
        switch (element.Name.LocalName)
        {
            case "g":
                Children(canvas, element, paint);
                break;
            case "svg":
                canvas.Group(() => Inset(canvas, element, paint));
                break;
            case "rect":
                Draw(canvas, paint, SvgPath.RoundedRectangle(A("x"), A("y"), A("width"), A("height"), A("rx")));
                break;
            case "circle":
                Draw(canvas, paint, SvgPath.Ellipse(A("cx"), A("cy"), A("r"), A("r")));
                break;
            case "ellipse":
                Draw(canvas, paint, SvgPath.Ellipse(A("cx"), A("cy"), A("rx"), A("ry")));
                break;
            case "line":
                Draw(canvas, paint with { Fill = "none" }, $"{N(A("x1"))} {N(A("y1"))} m {N(A("x2"))} {N(A("y2"))} l");
                break;
            case "polyline" or "polygon":
                Draw(canvas, paint, Polygon(Numbers(Text(element, "points")!), element.Name.LocalName == "polygon"));
                break;
            case "path":
                Draw(canvas, paint, SvgPath.Parse(Text(element, "d")!));
                break;
            case "text":
                Label(canvas, element, paint, A("x"), A("y"));
                break;
            case "title" or "desc":
                break;
            default:
                throw new NotSupportedException($"The painter does not know <{element.Name.LocalName}>.");
        }
    }

    private static void Inset(PdfCanvas canvas, XElement element, SvgPaint paint)
    {
        var box = Numbers(Text(element, "viewBox")!);
        var scale = Number(element, "width") / box[2];
        canvas.Operator($"{N(scale)} 0 0 {N(scale)} {N(Number(element, "x"))} {N(Number(element, "y"))} cm {Rectangle(0, 0, box[2], box[3])} W n");
        Children(canvas, element, paint);
    }

    private static void Draw(PdfCanvas canvas, SvgPaint paint, string path)
    {
        if (paint.Fill != "none")
            canvas.Fill(paint.Fill, path);
        if (paint.Stroke == "none")
            return;
        var dash = paint.Dash == "none" ? "[] 0 d" : $"[{string.Join(' ', Numbers(paint.Dash).Select(N))}] 0 d";
        canvas.Stroke(paint.Stroke, paint.StrokeWidth, path, $"{dash} {(paint.Round ? "1 J 1 j" : "0 J 0 j")}");
    }

    private static void Label(PdfCanvas canvas, XElement element, SvgPaint paint, double x, double y)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XElement line)
                Words(line.Value, paint.With(line), Number(line, "x", x), y = Number(line, "y", y + Number(line, "dy")));
            else if (node is XText text && !string.IsNullOrWhiteSpace(text.Value))
                Words(text.Value, paint, x, y);
        }

        void Words(string text, SvgPaint style, double left, double baseline)
        {
            var face = style.Serif ? Face.Serif : Face.Sans;
            face = style.Bold ? Faces.Bold(face) : style.Italic ? Faces.Italic(face) : face;
            var width = Faces.Width(face, style.FontSize, text);
            var shift = style.Anchor switch { "middle" => width / 2, "end" => width, _ => 0 };
            canvas.Text(face, style.FontSize, style.Fill, left - shift, baseline, text);
        }
    }

    private static string Polygon(double[] points, bool close)
    {
        var corners = points.Chunk(2).Select((point, index) => $"{N(point[0])} {N(point[1])} {(index == 0 ? "m" : "l")}");
        return string.Join(' ', corners) + (close ? " h" : "");
    }

    private static string Matrix(string name, double[] a)
    {
        switch (name)
        {
            case "translate":
                return $"1 0 0 1 {N(a[0])} {N(a.Length > 1 ? a[1] : 0)} cm";
            case "scale":
                return $"{N(a[0])} 0 0 {N(a.Length > 1 ? a[1] : a[0])} 0 0 cm";
            case "rotate":
                double angle = a[0] * Math.PI / 180, cos = Math.Cos(angle), sin = Math.Sin(angle);
                var (cx, cy) = a.Length > 2 ? (a[1], a[2]) : (0, 0);
                return string.Create(CultureInfo.InvariantCulture,
                    $"{cos:0.######} {sin:0.######} {-sin:0.######} {cos:0.######} {N(cx - cos * cx + sin * cy)} {N(cy - sin * cx - cos * cy)} cm");
            default:
                throw new NotSupportedException($"The painter does not know the transformation {name}.");
        }
    }

    [GeneratedRegex(@"(?<name>\w+)\((?<numbers>[^)]*)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Transformations();
}
