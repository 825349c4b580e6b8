using OerPortal.Print;
using PdfSharp.Drawing;
using PdfSharp.Drawing.Layout;

namespace OerPortal.Library.ClassSets.Sheets;

/// <summary>Words and lines on paper.</summary>
internal static class SheetLines
{
    /// <summary>Below that it is cut rather than made smaller.</summary>
    private const double Smallest = 0.65;

    internal static XPen Hair { get; } = new(XColors.Gray, 0.5);

    /// <summary>On one line: a little smaller where it does not fit, cut where that is not enough.</summary>
    internal static void Line(this XGraphics on, string words, double x, double baseline, double room, double size, bool bold = false, XStringFormat? format = null)
    {
        var font = PrintFonts.Of(size, bold);
        var width = on.MeasureString(words, font).Width;
        if (width > room)
        {
            font = PrintFonts.Of(size * Math.Max(Smallest, room / width), bold);
            words = Cut(on, words, room, font);
        }
        var left = format?.Alignment switch { XStringAlignment.Center => x + (room / 2), XStringAlignment.Far => x + room, _ => x };
        on.DrawString(words, font, XBrushes.Black, left, baseline, format ?? XStringFormats.Default);
    }

    internal static void Centred(this XGraphics on, string words, double x, double baseline, double room, double size, bool bold = false)
        => on.Line(words, x, baseline, room, size, bold, XStringFormats.BaseLineCenter);

    internal static void AtRight(this XGraphics on, string words, double x, double baseline, double room, double size, bool bold = false)
        => on.Line(words, x, baseline, room, size, bold, XStringFormats.BaseLineRight);

    internal static void Paragraph(this XGraphics on, string words, XRect place, double size, bool bold = false, XParagraphAlignment alignment = XParagraphAlignment.Left)
        => new XTextFormatter(on) { Alignment = alignment }.DrawString(words, PrintFonts.Of(size, bold), XBrushes.Black, place);

    private static string Cut(XGraphics on, string words, double room, XFont font)
    {
        var length = words.Length;
        while (length > 1 && on.MeasureString(words[..length] + "…", font).Width > room)
            length--;
        return length < words.Length && on.MeasureString(words, font).Width > room ? words[..length].TrimEnd() + "…" : words;
    }
}
