using OerPortal.Print;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using static OerPortal.Print.Paper;

namespace OerPortal.Library.Printing;

/// <summary>Minutes in the usual form on A4 sheets, as many as they take: who at the left, the nation's words at the right, text, tables, signatures.</summary>
internal sealed class MinutesPaper : IDisposable
{
    private const double Left = 22 * Millimetre;
    private const double Right = 14 * Millimetre;
    private const double Top = 16 * Millimetre;
    private const double Bottom = 280 * Millimetre;
    private const double Size = 10.5;
    private const double LineHeight = 15;
    private const double RowHeight = 15;
    /// <summary>Two lines of small letters.</summary>
    private const double DataHeight = 20.5;
    private const double TallHead = 26;
    private const double SignHeight = 34 * Millimetre;

    private static readonly XPen Hairline = new(XColors.Black, 0.4);

    private readonly PdfDocument _file;
    private readonly string _page;
    private readonly CellText _plain = new(PrintFonts.Of(8.5, false));
    private readonly CellText _bold = new(PrintFonts.Of(8.5, true));
    private XGraphics _on = null!;
    private double _y;

    /// <param name="page">"Trang {0}".</param>
    internal MinutesPaper(string title, string language, string page)
    {
        _file = new PdfDocument { Info = { Title = title }, Language = language };
        _page = page;
        Turn();
    }

    private static double Room => (210 * Millimetre) - Left - Right;

    /// <summary>Superior body, school and the number of the minutes at the left; what stands on every paper of the state at the right.</summary>
    internal void Head(MinutesHead head)
    {
        var half = Room / 2;
        Centred(head.Superior.ToUpper(System.Globalization.CultureInfo.CurrentCulture), Left, half - 8, 9, false);
        Centred(head.Nation, Left + half, half, 9, true);
        _y += 13;
        Centred(head.School.ToUpper(System.Globalization.CultureInfo.CurrentCulture), Left, half - 8, 9.5, true);
        Centred(head.Motto, Left + half, half, 9.5, true);
        _y += 15;
        Centred(head.Document, Left, half - 8, 9.5, false);
        Centred(head.Date, Left + half, half, 9.5, false);
        _y += 30;
        Centred(head.Title, Left, Room, 14, true);
        _y += 18;
        if (head.Subtitle.Length > 0)
            Centred(head.Subtitle, Left, Room, 10.5, false);
        _y += 22;
    }

    internal void Heading(string words) => Write(words, true);

    internal void Words(string words) => Write(words, false);

    /// <param name="columns">Widths are shares of the room.</param>
    /// <param name="sum">The last row, if there is one.</param>
    internal void Table(IReadOnlyList<(string Head, double Share, bool IsFigure)> columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string>? sum = null)
    {
        Fit(TallHead + (2 * RowHeight));
        Row(columns, [.. columns.Select(c => c.Head)], TallHead, _bold, true);
        foreach (var row in rows)
        {
            if (Fit(DataHeight))
                Row(columns, [.. columns.Select(c => c.Head)], TallHead, _bold, true);
            Row(columns, row, DataHeight, _plain, false);
        }
        if (sum is not null)
        {
            Fit(RowHeight);
            Row(columns, sum, RowHeight, _bold, false);
        }
        _y += 12;
    }

    /// <summary>What a scanner reads, at the left.</summary>
    internal void Qr(string words)
    {
        const double side = 24 * Millimetre;
        Fit(side + LineHeight);
        Symbols.DrawQr(_on, words, new XRect(Left, _y - 8, side, side));
        _y += side + 8;
    }

    /// <summary>Beside each other, with room to sign.</summary>
    internal void Signatures(IReadOnlyList<(string Role, string Name)> who, string how)
    {
        Fit(SignHeight);
        var width = Room / who.Count;
        _y += 14;
        foreach (var (at, (role, name)) in who.Index())
        {
            var top = _y;
            Centred(role, Left + (at * width), width - 6, 10, true);
            _y += 12;
            Centred(how, Left + (at * width), width - 6, 8, false);
            _y += SignHeight - 40;
            Centred(name, Left + (at * width), width - 6, 10, true);
            _y = top;
        }
        _y += SignHeight;
    }

    internal byte[] Finish()
    {
        _on.Dispose();
        return _file.ToBytes();
    }

    public void Dispose()
    {
        _on.Dispose();
        _file.Dispose();
    }

    private void Write(string words, bool bold)
    {
        var font = PrintFonts.Of(Size, bold);
        foreach (var line in words.Split('\n').SelectMany(part => Lines(part.Trim(), font)))
        {
            Fit(LineHeight);
            _on.DrawString(line, font, XBrushes.Black, Left, _y);
            _y += LineHeight;
        }
        _y += 3;
    }

    private IEnumerable<string> Lines(string words, XFont font)
    {
        var line = "";
        foreach (var word in words.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && _on.MeasureString(longer, font).Width > Room)
            {
                yield return line;
                longer = word;
            }
            line = longer;
        }
        yield return line;
    }

    private void Row(IReadOnlyList<(string Head, double Share, bool IsFigure)> columns, IReadOnlyList<string> cells, double height, CellText letters, bool isHead)
    {
        var (x, whole, top) = (Left, columns.Sum(c => c.Share), _y - 11);
        foreach (var (at, column) in columns.Index())
        {
            var cell = new XRect(x, top, Room * column.Share / whole, height);
            _on.DrawRectangle(Hairline, cell);
            letters.Draw(_on, at < cells.Count ? cells[at] : "", cell, isHead ? XStringAlignment.Center : column.IsFigure ? XStringAlignment.Far : XStringAlignment.Near);
            x += cell.Width;
        }
        _y += height;
    }

    private void Centred(string words, double x, double room, double size, bool bold)
        => _on.DrawString(words, PrintFonts.Fitting(_on, words, room, size, bold), XBrushes.Black, x + (room / 2), _y, XStringFormats.BaseLineCenter);

    /// <returns>Whether it goes on on another sheet.</returns>
    private bool Fit(double height)
    {
        if (_y + height <= Bottom)
            return false;
        Turn();
        return true;
    }

    private void Turn()
    {
        _on?.Dispose();
        var sheet = _file.AddPage();
        sheet.Size = PageSize.A4;
        _on = XGraphics.FromPdfPage(sheet);
        _y = Top;
        var number = string.Format(System.Globalization.CultureInfo.CurrentCulture, _page, _file.PageCount);
        _on.DrawString(number, PrintFonts.Of(8, false), XBrushes.Black, Left + Room, 288 * Millimetre, XStringFormats.BaseLineRight);
    }
}

/// <param name="Document">"Số: 05/BB-TV"; may be empty.</param>
internal sealed record MinutesHead(string Superior, string School, string Document, string Nation, string Motto, string Date, string Title, string Subtitle);
