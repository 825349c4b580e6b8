using OerPortal.Print;
using PdfSharp.Drawing;
using PdfSharp.Drawing.Layout;
using PdfSharp.Pdf;
using static OerPortal.Print.Paper;

namespace OerPortal.Campaigns.Certificates;

/// <summary>One sheet of A4, on its side: a woven band in the school's colour, and words of thanks.</summary>
internal static class Certificate
{
    private const double Margin = 12 * Millimetre;
    private const double Band = 9 * Millimetre;
    private const double Room = 210 * Millimetre;

    /// <summary>A longer one has two lines.</summary>
    private const double SmallestName = 18;

    /// <param name="colour">As "#0f5c4d".</param>
    internal static byte[] Draw(CertificateText text, string colour)
    {
        using var sheet = new PdfDocument { Info = { Title = $"{text.Title}: {text.Name}" }, Language = text.Language };
        var page = sheet.AddPage();
        (page.Size, page.Orientation) = (PdfSharp.PageSize.A4, PdfSharp.PageOrientation.Landscape);
        using (var on = XGraphics.FromPdfPage(page))
        {
            var ink = XColor.FromArgb(int.Parse("ff" + colour.TrimStart('#'), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture));
            DrawFrame(on, ink, page.Width.Point, page.Height.Point);
            DrawWords(on, text, new XSolidBrush(ink), page.Width.Point / 2);
        }

        return sheet.ToBytes();
    }

    private static void DrawFrame(XGraphics on, XColor ink, double width, double height)
    {
        on.DrawRectangle(new XPen(ink, 1.4), Margin, Margin, width - (2 * Margin), height - (2 * Margin));
        foreach (var top in (double[])[Margin, height - Margin - Band])
        {
            on.DrawRectangle(new XSolidBrush(ink), Margin, top, width - (2 * Margin), Band);
            for (var x = Margin + Band; x < width - Margin - Band; x += Band)
                on.DrawPolygon(XBrushes.White, [new(x, top + (Band / 2)), new(x + (Band / 3), top + (Band / 6)), new(x + (Band * 2 / 3), top + (Band / 2)), new(x + (Band / 3), top + (Band * 5 / 6))], XFillMode.Winding);
        }
    }

    private static void DrawWords(XGraphics on, CertificateText text, XBrush ink, double middle)
    {
        Line(on, text.Library, middle, 42, 15, true, XBrushes.Black);
        Line(on, text.Title, middle, 64, 38, true, ink);
        Line(on, text.Thanks, middle, 82, 15, false, XBrushes.Black);
        if (PrintFonts.Fitting(on, text.Name, Room, 32, true).Size < SmallestName)
            Lines(on, text.Name, middle, 90, 20, SmallestName, true);
        else
            Line(on, text.Name, middle, 102, 32, true, XBrushes.Black);
        Lines(on, text.Reason, middle, 112, 34, 16, false);
        var right = middle + (62 * Millimetre);
        Line(on, text.Day, right, 154, 12, false, XBrushes.Black);
        Line(on, text.SignedBy, right, 184, 13, true, XBrushes.Black);
    }

    /// <param name="top">In millimetres, as the height.</param>
    private static void Lines(XGraphics on, string words, double middle, double top, double height, double size, bool bold)
        => new XTextFormatter(on) { Alignment = XParagraphAlignment.Center }
            .DrawString(words, PrintFonts.Of(size, bold), XBrushes.Black, new XRect(middle - (Room / 2), top * Millimetre, Room, height * Millimetre));

    /// <param name="baseline">In millimetres from the top.</param>
    private static void Line(XGraphics on, string words, double middle, double baseline, double size, bool bold, XBrush brush)
        => on.DrawString(words, PrintFonts.Fitting(on, words, Room, size, bold), brush, new XPoint(middle, baseline * Millimetre), XStringFormats.BaseLineCenter);
}

/// <param name="Thanks">What stands above the name.</param>
internal sealed record CertificateText(string Title, string Language, string Library, string Thanks, string Name, string Reason, string Day, string SignedBy);
