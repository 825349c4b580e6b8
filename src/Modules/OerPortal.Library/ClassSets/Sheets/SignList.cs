using OerPortal.Classes;
using OerPortal.Library.Models;
using OerPortal.Print;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Drawing.Layout;
using PdfSharp.Pdf;
using static OerPortal.Print.Paper;
using static OerPortal.Library.ClassSets.Sheets.SheetLines;

namespace OerPortal.Library.ClassSets.Sheets;

/// <summary>On which a class signs for its textbooks: pupils down, titles across, on as many A4 sheets as that takes.</summary>
internal sealed class SignList(SignText text, ClassGrid grid)
{
    private const double Inset = 12 * Millimetre;
    private const double Head = 26 * Millimetre;
    private const double ColumnHead = 17 * Millimetre;
    private const double RowHeight = 7 * Millimetre;
    private const double OrderWidth = 9 * Millimetre;
    private const double NameWidth = 52 * Millimetre;
    private const double SignWidth = 32 * Millimetre;
    private const double Foot = 12 * Millimetre;
    /// <summary>What a number takes that can still be read.</summary>
    private const double Narrowest = 16 * Millimetre;
    private const int MostUpright = 5;

    private PageOrientation Orientation => grid.Titles.Count > MostUpright ? PageOrientation.Landscape : PageOrientation.Portrait;

    internal byte[] Draw()
    {
        using var file = new PdfDocument { Info = { Title = text.Title }, Language = text.Language };
        var (width, height) = Orientation == PageOrientation.Landscape ? (297 * Millimetre, 210 * Millimetre) : (210 * Millimetre, 297 * Millimetre);
        var across = (int)((width - (2 * Inset) - OrderWidth - NameWidth - SignWidth) / Narrowest);
        var down = (int)((height - Head - ColumnHead - Foot) / RowHeight);
        var pages = (from titles in grid.Titles.Chunk(across).DefaultIfEmpty([]) from pupils in grid.Pupils.Index().Chunk(down) select (titles, pupils)).ToList();
        foreach (var (at, (titles, pupils)) in pages.Index())
            DrawPage(file.AddPage(), titles, pupils, at + 1, pages.Count);
        return file.ToBytes();
    }

    private void DrawPage(PdfPage page, Title[] titles, (int Index, PupilFacts Item)[] pupils, int number, int count)
    {
        page.Size = PageSize.A4;
        page.Orientation = Orientation;
        using var on = XGraphics.FromPdfPage(page);
        var room = page.Width.Point - (2 * Inset);
        on.Line(text.School, Inset, 12 * Millimetre, room * 0.7, 9);
        on.AtRight(text.Date, Inset + (room * 0.7), 12 * Millimetre, room * 0.3, 9);
        on.Centred(text.Title, Inset, 20 * Millimetre, room, 13, true);
        on.AtRight(text.Page(number, count), Inset, page.Height.Point - (6 * Millimetre), room, 8);
        var each = titles.Length == 0 ? 0 : (room - OrderWidth - NameWidth - SignWidth) / titles.Length;
        double[] widths = [OrderWidth, titles.Length == 0 ? room - OrderWidth - SignWidth : NameWidth, .. titles.Select(_ => each), SignWidth];
        DrawHead(on, widths, titles);
        foreach (var (at, (index, pupil)) in pupils.Index())
            DrawRow(on, Head + ColumnHead + (at * RowHeight), widths, [$"{index + 1}", pupil.Name, .. titles.Select(t => Numbers(pupil, t)), ""]);
    }

    private void DrawHead(XGraphics on, double[] widths, Title[] titles)
    {
        var x = Inset;
        string[] heads = [text.Order, text.Pupil, .. titles.Select(t => t.Heading), text.Sign];
        foreach (var (width, words) in widths.Zip(heads))
        {
            on.DrawRectangle(Hair, XBrushes.WhiteSmoke, x, Head, width, ColumnHead);
            on.Paragraph(words, new XRect(x + 2, Head + 3, width - 4, ColumnHead - 4), 7.5, true, XParagraphAlignment.Center);
            x += width;
        }
    }

    private static void DrawRow(XGraphics on, double top, double[] widths, string[] cells)
    {
        var x = Inset;
        foreach (var (at, width) in widths.Index())
        {
            on.DrawRectangle(Hair, x, top, width, RowHeight);
            if (at == 1)
                on.Line(cells[at], x + 4, top + 13, width - 6, 9.5);
            else
                on.Centred(cells[at], x + 2, top + 13, width - 4, at == 0 ? 9 : 8.5);
            x += width;
        }
    }

    private string Numbers(PupilFacts pupil, Title title) => string.Join(", ", grid.Cells[(pupil.PersonId, title.Id)].Select(l => l.Copy.RegisterNumber));
}

/// <summary>What stands on every sheet.</summary>
/// <param name="Page">Says which sheet of how many it is.</param>
internal sealed record SignText(string Title, string Language, string School, string Date, string Order, string Pupil, string Sign, Func<int, int, string> Page);
