using System.Globalization;
using OerPortal.Cms.Text;
using OerPortal.Library.Models;
using OerPortal.Print;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using static OerPortal.Print.Paper;
using static OerPortal.Library.ClassSets.Sheets.SheetLines;

namespace OerPortal.Library.ClassSets.Sheets;

/// <summary>Letters home, two an A4 sheet, to be cut in the middle. Who has more books than fit gets another half.</summary>
internal sealed class ClearanceLetters(LetterText text)
{
    private const int RowsOfOne = 12;
    private const double Inset = 15 * Millimetre;
    private const double RowHeight = 5.5 * Millimetre;

    private double _width;

    private double Room => _width - (2 * Inset);

    internal byte[] Draw(IReadOnlyList<ClearanceLetter> letters)
    {
        using var file = new PdfDocument { Info = { Title = text.Title }, Language = text.Language };
        var halves = letters.SelectMany(HalvesOf).ToList();
        foreach (var sheet in halves.Chunk(2))
            DrawSheet(file.AddPage(), sheet);
        return file.ToBytes();
    }

    private static IEnumerable<Half> HalvesOf(ClearanceLetter letter)
    {
        var parts = letter.Loans.Chunk(RowsOfOne).ToList();
        return parts.Select((part, at) => new Half(letter, part, at * RowsOfOne, at == parts.Count - 1));
    }

    private void DrawSheet(PdfPage page, Half[] halves)
    {
        page.Size = PdfSharp.PageSize.A4;
        using var on = XGraphics.FromPdfPage(page);
        _width = page.Width.Point;
        var height = page.Height.Point / 2;
        on.DrawLine(new XPen(XColors.LightGray, 0.5) { DashStyle = XDashStyle.Dash }, 0, height, _width, height);
        foreach (var (at, half) in halves.Index())
            DrawHalf(on, at * height, half);
    }

    private void DrawHalf(XGraphics on, double top, Half half)
    {
        var y = top + (13 * Millimetre);
        on.Line(text.School, Inset, y, Room * 0.62, 10, true);
        on.AtRight(text.Date, Inset + (Room * 0.64), y, Room * 0.36, 9);
        on.Line(text.Library, Inset, y + 13, Room, 9);
        on.Centred(text.Title, Inset, y + 36, Room, 13, true);
        on.Line($"{text.To} {half.Letter.Name}", Inset, y + 56, Room * 0.72, 11, true);
        on.AtRight(half.Letter.Class, Inset + (Room * 0.74), y + 56, Room * 0.26, 11, true);
        on.Paragraph(text.Body, new XRect(Inset, y + 63, Room, 28), 9);
        var end = DrawBooks(on, y + 93, half);
        if (half.IsLast)
            DrawSigns(on, end + (6 * Millimetre));
        else
            on.AtRight(text.More, Inset, end + 14, Room, 9);
    }

    /// <returns>Where the table ends.</returns>
    private double DrawBooks(XGraphics on, double top, Half half)
    {
        DrawRow(on, top, [text.Order, text.Number, text.Book, text.Due, text.Price], true);
        var y = top + RowHeight;
        foreach (var (at, loan) in half.Loans.Index())
        {
            DrawRow(on, y, [$"{half.First + at + 1}", loan.Copy.RegisterNumber, loan.Copy.Title.Heading, loan.DueOn.Day(), Money(loan.Copy.Price)], false);
            y += RowHeight;
        }
        if (!half.IsLast)
            return y;
        on.Line(text.Sum(half.Letter.Loans.Count), Inset + 4, y + 11.5, Room * 0.6, 9, true);
        on.AtRight(Money(half.Letter.Loans.Sum(l => l.Copy.Price)), Inset, y + 11.5, Room - 4, 9, true);
        return y + RowHeight;
    }

    private void DrawRow(XGraphics on, double top, string[] cells, bool bold)
    {
        var x = Inset;
        foreach (var (at, share) in Shares.Index())
        {
            var width = Room * share;
            on.DrawRectangle(Hair, x, top, width, RowHeight);
            if (at == Shares.Length - 1)
                on.AtRight(cells[at], x + 3, top + 11.5, width - 6, 9, bold);
            else
                on.Line(cells[at], x + 4, top + 11.5, width - 6, 9, bold);
            x += width;
        }
    }

    private void DrawSigns(XGraphics on, double y)
    {
        var width = Room / 2;
        foreach (var (at, who) in new[] { text.Parent, text.Librarian }.Index())
        {
            on.Centred(who, Inset + (at * width), y, width, 10, true);
            on.Centred(text.Sign, Inset + (at * width), y + 12, width, 8);
        }
    }

    /// <summary>Of the room: order, number, book, due, price.</summary>
    private static readonly double[] Shares = [0.07, 0.16, 0.46, 0.15, 0.16];

    private static string Money(long price) => price.ToString("N0", CultureInfo.CurrentCulture);

    /// <param name="First">How many books stand on the halves before.</param>
    private sealed record Half(ClearanceLetter Letter, Loan[] Loans, int First, bool IsLast);
}

/// <summary>What stands on every letter.</summary>
/// <param name="Sum">Says how many books there are.</param>
internal sealed record LetterText(
    string Title, string Language, string School, string Library, string Date, string To, string Body, string Order, string Number, string Book, string Due, string Price, Func<int, string> Sum, string More, string Parent, string Librarian, string Sign);

internal sealed record ClearanceLetter(string Name, string Class, IReadOnlyList<Loan> Loans);
