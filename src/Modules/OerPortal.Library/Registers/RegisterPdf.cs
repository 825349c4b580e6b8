using OerPortal.Library.Printing;
using OerPortal.Print;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using static OerPortal.Print.Paper;

namespace OerPortal.Library.Registers;

/// <summary>A register on A4, on its side, ruled like the printed book: superior body and school at the left, columns with their numbers below.</summary>
internal sealed class RegisterPdf(RegisterPaper paper, PagedRegister register)
{
    private const double Left = 12 * Millimetre;
    private const double Top = 10 * Millimetre;
    private const double TableTop = 28 * Millimetre;
    private const double HeadHeight = 10 * Millimetre;
    private const double NumbersHeight = 4.5 * Millimetre;
    private const double Bottom = 201 * Millimetre;
    private const double TallestRow = 7.6 * Millimetre;
    private const double Size = 7.5;

    private static readonly XPen Rule = new(XColors.Black, 0.5);
    private static readonly XPen Hairline = new(XColors.Gray, 0.3);

    private readonly RegisterColumn[] _columns = [.. register.Columns.Where(c => c.Width > 0)];
    private readonly double _row = Math.Min(TallestRow, (Bottom - TableTop - HeadHeight - NumbersHeight) / register.RowsOnPage);
    private readonly CellText _plain = new(PrintFonts.Of(Size, false));
    private readonly CellText _bold = new(PrintFonts.Of(Size, true));

    private double Width => _columns.Sum(c => c.Width) * Millimetre;

    private static double FirstRow => TableTop + HeadHeight + NumbersHeight;

    /// <summary>Both ends belong to it.</summary>
    internal async Task<byte[]> DrawAsync(int from, int to, CancellationToken cancellation)
    {
        using var book = new PdfDocument { Info = { Title = paper.Title }, Language = paper.Language };
        await foreach (var page in register.PagesAsync(from, to, cancellation))
            Draw(book.AddPage(), page);
        return book.ToBytes();
    }

    private void Draw(PdfPage sheet, RegisterPage page)
    {
        (sheet.Size, sheet.Orientation) = (PdfSharp.PageSize.A4, PdfSharp.PageOrientation.Landscape);
        using var on = XGraphics.FromPdfPage(sheet);
        DrawTop(on, page.Number);
        DrawHead(on);
        DrawGrid(on, page);
        foreach (var (at, row) in page.Rows.Index())
            DrawRow(on, row, FirstRow + (at * _row));
    }

    private void DrawTop(XGraphics on, int page)
    {
        var side = 78 * Millimetre;
        Line(on, paper.Superior.ToUpper(System.Globalization.CultureInfo.CurrentCulture), new XRect(Left, Top, side, 10), 8, false);
        Line(on, paper.School.ToUpper(System.Globalization.CultureInfo.CurrentCulture), new XRect(Left, Top + 12, side, 12), 9, true);
        var middle = new XRect(Left + side, Top, Width - (2 * side), 18);
        Line(on, paper.Title.ToUpper(System.Globalization.CultureInfo.CurrentCulture), middle, 14, true);
        Line(on, paper.Part, new XRect(middle.X, middle.Bottom + 3, middle.Width, 12), 10, false);
        on.DrawString(string.Format(System.Globalization.CultureInfo.CurrentCulture, paper.Page, page), PrintFonts.Of(9, false), XBrushes.Black, new XRect(Left + Width - side, Top, side, 12), XStringFormats.CenterRight);
    }

    private void DrawHead(XGraphics on)
    {
        var x = Left;
        foreach (var (at, column) in _columns.Index())
        {
            var cell = new XRect(x, TableTop, column.Width * Millimetre, HeadHeight);
            _bold.Draw(on, column.Head, cell, XStringAlignment.Center);
            on.DrawString($"{at + 1}", PrintFonts.Of(6.5, false), XBrushes.Black, new XRect(x, cell.Bottom, cell.Width, NumbersHeight), XStringFormats.Center);
            x += cell.Width;
        }
    }

    private void DrawGrid(XGraphics on, RegisterPage page)
    {
        var bottom = FirstRow + (page.Rows.Count * _row);
        on.DrawRectangle(Rule, Left, TableTop, Width, bottom - TableTop);
        on.DrawLine(Hairline, Left, TableTop + HeadHeight, Left + Width, TableTop + HeadHeight);
        for (var at = 0; at < page.Rows.Count; at++)
            on.DrawLine(page.Rows[at].Kind is RowKind.Heading or RowKind.Sum || at == 0 ? Rule : Hairline, Left, FirstRow + (at * _row), Left + Width, FirstRow + (at * _row));
        DrawUprights(on, TableTop, FirstRow, 1);
        int[] spans = [.. page.Rows.Select(r => r.FirstSpan(_columns.Length))];
        // In one line as far as it goes: a thousand pages have two hundred thousand cells.
        for (int first = 0, next; first < spans.Length; first = next)
        {
            for (next = first + 1; next < spans.Length && spans[next] == spans[first];)
                next++;
            DrawUprights(on, FirstRow + (first * _row), FirstRow + (next * _row), spans[first]);
        }
    }

    /// <summary>Between columns, but not through a cell that takes several.</summary>
    private void DrawUprights(XGraphics on, double top, double bottom, int span)
    {
        var x = Left;
        for (var at = 0; at < _columns.Length - 1; at++)
        {
            x += _columns[at].Width * Millimetre;
            if (at + 1 >= span)
                on.DrawLine(Hairline, x, top, x, bottom);
        }
    }

    private void DrawRow(XGraphics on, RegisterRow row, double top)
    {
        var span = row.FirstSpan(_columns.Length);
        var letters = row.Kind == RowKind.Line ? _plain : _bold;
        var x = Left;
        for (var at = 0; at < _columns.Length;)
        {
            var taken = at == 0 ? span : 1;
            var width = _columns.Skip(at).Take(taken).Sum(c => c.Width) * Millimetre;
            letters.Draw(on, row.Text(at), new XRect(x, top, width, _row), _columns[at].IsFigure ? XStringAlignment.Far : XStringAlignment.Near);
            x += width;
            at += taken;
        }
    }

    private static void Line(XGraphics on, string words, XRect room, double size, bool bold)
        => on.DrawString(words, PrintFonts.Fitting(on, words, room.Width, size, bold), XBrushes.Black, room, XStringFormats.Center);
}

/// <param name="Part">Below the title; may be empty.</param>
/// <param name="Superior">Who the school belongs to.</param>
/// <param name="Page">"Trang {0}".</param>
internal sealed record RegisterPaper(string Title, string Part, string Superior, string School, string Page, string Language);
