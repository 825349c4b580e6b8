using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Library.Printing;
using OerPortal.Print;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using static OerPortal.Print.Paper;

namespace OerPortal.Library.Labels;

/// <summary>Labels of copies, each in its place on the sheet and none beyond its edges.</summary>
internal sealed class LabelPdf(LabelPaper paper, LabelSheet sheet, LabelKind kind)
{
    /// <summary>In millimetres: sheets are never fed quite straight.</summary>
    private const double Inset = 2;

    private const double TallestBars = 14 * Millimetre;
    private const double LargestSpine = 13;
    private const int LongestTitle = 38;

    /// <summary>Letters with marks above and below need more than their size.</summary>
    private const double LineHeight = 1.3;

    private readonly CellText _title = new(PrintFonts.Of(7, false));

    /// <param name="skipped">Labels of the first sheet that have been used.</param>
    internal byte[] Draw(IReadOnlyList<Copy> copies, int skipped)
    {
        using var book = new PdfDocument { Info = { Title = paper.Title }, Language = paper.Language };
        foreach (var page in copies.Index().GroupBy(c => (c.Index + skipped) / sheet.Count))
        {
            var leaf = book.AddPage();
            (leaf.Width, leaf.Height) = (XUnit.FromMillimeter(sheet.PageWidth), XUnit.FromMillimeter(sheet.PageHeight));
            using var on = XGraphics.FromPdfPage(leaf);
            foreach (var (at, copy) in page)
                Draw(on, copy, Place((at + skipped) % sheet.Count));
        }
        return book.ToBytes();
    }

    private XRect Place(int at)
    {
        var (left, top) = (sheet.Left + (at % sheet.Columns * (sheet.Width + sheet.Between)), sheet.Top + (at / sheet.Columns * sheet.Height));
        var (side, above) = (Math.Max(Inset, sheet.Edge), Math.Max(Inset / 2, sheet.Edge));
        return new XRect((left + side) * Millimetre, (top + above) * Millimetre, (sheet.Width - (2 * side)) * Millimetre, (sheet.Height - (2 * above)) * Millimetre);
    }

    private void Draw(XGraphics on, Copy copy, XRect place)
    {
        if (kind == LabelKind.Spine)
            DrawSpine(on, copy, place);
        else if (kind == LabelKind.Barcode)
            DrawBarcode(on, copy, place);
        else
            DrawQr(on, copy, place);
    }

    private static void DrawSpine(XGraphics on, Copy copy, XRect place)
    {
        var title = copy.Title;
        string[] lines = [.. new[] { title.ClassMark, CallNumbers.AuthorMark(title.People.Length > 0 ? title.People : title.Name), title.Volume, copy.Store, copy.RegisterNumber }.Where(l => l.Length > 0)];
        var height = Math.Min(place.Height / lines.Length, LargestSpine * LineHeight);
        var top = place.Y + ((place.Height - (height * lines.Length)) / 2);
        foreach (var (at, line) in lines.Index())
            Line(on, line, new XRect(place.X, top + (at * height), place.Width, height), height / LineHeight, true, XStringFormats.Center);
    }

    private void DrawBarcode(XGraphics on, Copy copy, XRect place)
    {
        var (school, title, number) = (6 * LineHeight, 7 * LineHeight, 8.5 * LineHeight);
        var bars = Math.Min(TallestBars, place.Height - school - title - number - Millimetre);
        var top = place.Y + ((place.Height - school - title - bars - number - Millimetre) / 2);
        Line(on, paper.School, new XRect(place.X, top, place.Width, school), 6, false, XStringFormats.Center);
        Line(on, Short(copy.Title), new XRect(place.X, top += school, place.Width, title), 7, false, XStringFormats.Center);
        Symbols.DrawBars(on, copy.Barcode, new XRect(place.X, (top += title) + (Millimetre / 2), place.Width, bars), sheet.Dot * Millimetre);
        Line(on, Number(copy), new XRect(place.X, top + bars + Millimetre, place.Width, number), 8.5, true, XStringFormats.Center);
    }

    private void DrawQr(XGraphics on, Copy copy, XRect place)
    {
        var side = Math.Min(place.Height, place.Width * 0.45);
        Symbols.DrawQr(on, copy.Barcode, new XRect(place.X, place.Y + ((place.Height - side) / 2), side, side));
        var (x, width, third) = (place.X + side, place.Width - side, side / 3);
        var top = place.Y + ((place.Height - side) / 2);
        _title.Draw(on, Short(copy.Title), new XRect(x, top + third, width, third), XStringAlignment.Near);
        // As far in as the title.
        Line(on, paper.School, new XRect(x + CellText.Inset, top, width - CellText.Inset, third), 6, false, XStringFormats.CenterLeft);
        Line(on, Number(copy), new XRect(x + CellText.Inset, top + (2 * third), width - CellText.Inset, third), 10, true, XStringFormats.CenterLeft);
    }

    /// <summary>What the scanner reads stands below as well where it is another.</summary>
    private static string Number(Copy copy) => copy.Barcode == copy.RegisterNumber ? copy.RegisterNumber : $"{copy.RegisterNumber} · {copy.Barcode}";

    private static string Short(Title title)
    {
        var words = title.Heading;
        if (words.Length <= LongestTitle)
            return words;
        var space = words.LastIndexOf(' ', LongestTitle - 1);
        return words[..(space > 0 ? space : LongestTitle - 1)] + "…";
    }

    private static void Line(XGraphics on, string words, XRect room, double size, bool bold, XStringFormat format)
        => on.DrawString(words, PrintFonts.Fitting(on, words, room.Width, size, bold), XBrushes.Black, room, format);
}

/// <summary>What stands on every label, and the document's name.</summary>
internal sealed record LabelPaper(string Title, string Language, string School);
