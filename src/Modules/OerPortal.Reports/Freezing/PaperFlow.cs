using OerPortal.Print;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using static OerPortal.Print.Paper;

namespace OerPortal.Reports.Freezing;

/// <summary>Words and tables down a sheet, and on to the next one where it is full.</summary>
internal sealed class PaperFlow(PdfDocument book, string foot) : IDisposable
{
    internal const double Left = 22 * Millimetre;
    internal const double Width = 170 * Millimetre;
    private const double Top = 18 * Millimetre;
    private const double Bottom = 277 * Millimetre;
    private const double Inset = 3;
    private const double Leading = 1.35;

    private static readonly XPen Hair = new(XColors.Gray, 0.4);

    private XGraphics? _on;

    /// <summary>Where the next thing goes.</summary>
    internal double Y { get; private set; }

    private XGraphics On => _on ?? NextSheet();

    public void Dispose() => _on?.Dispose();

    internal void Space(double height) => Y += height;

    /// <summary>Begins another sheet where so much no longer fits.</summary>
    internal void Keep(double height)
    {
        if (_on is not null && Y + height > Bottom)
            NextSheet();
    }

    internal void Words(string words, double size, bool bold = false, XStringAlignment alignment = XStringAlignment.Near, double left = Left, double width = Width)
    {
        foreach (var line in Broken(words, PrintFonts.Of(size, bold), width))
        {
            Keep(size * Leading);
            DrawLine(line, PrintFonts.Of(size, bold), left, width, alignment, Y);
            Y += size * Leading;
        }
    }

    /// <summary>Beside what goes on at the same height.</summary>
    internal void Beside(IReadOnlyList<(string Words, double Size, bool Bold)> lines, double left, double width)
    {
        _ = On;
        var y = Y;
        foreach (var (words, size, bold) in lines)
        {
            foreach (var line in Broken(words, PrintFonts.Of(size, bold), width))
            {
                DrawLine(line, PrintFonts.Of(size, bold), left, width, XStringAlignment.Center, y);
                y += size * Leading;
            }
        }
    }

    internal void Rule(double left, double width) => On.DrawLine(Hair, left, Y, left + width, Y);

    /// <param name="shares">Of the width; together one.</param>
    internal void Row(IReadOnlyList<double> shares, IReadOnlyList<string> cells, double size, bool bold = false)
    {
        var font = PrintFonts.Of(size, bold);
        _ = On;
        List<IReadOnlyList<string>> lines = [.. cells.Select((words, at) => (IReadOnlyList<string>)[.. Broken(words, font, (shares[at] * Width) - (2 * Inset))])];
        var height = (lines.Max(l => l.Count) * size * Leading) + (2 * Inset);
        Keep(height);
        var x = Left;
        foreach (var (at, cell) in lines.Index())
        {
            var width = shares[at] * Width;
            if (bold)
                On.DrawRectangle(Hair, XBrushes.WhiteSmoke, x, Y, width, height);
            else
                On.DrawRectangle(Hair, x, Y, width, height);
            foreach (var (number, line) in cell.Index())
                DrawLine(line, font, x + Inset, width - (2 * Inset), XStringAlignment.Near, Y + Inset + (number * size * Leading));
            x += width;
        }
        Y += height;
    }

    private void DrawLine(string line, XFont font, double left, double width, XStringAlignment alignment, double top)
        => On.DrawString(line, font, XBrushes.Black, new XRect(left, top, width, font.Size * Leading), new XStringFormat { Alignment = alignment, LineAlignment = XLineAlignment.Center });

    private List<string> Broken(string words, XFont font, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in words.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ').SelectMany(word => Parts(word, font, width)))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && On.MeasureString(longer, font).Width > width)
                {
                    lines.Add(line);
                    longer = word;
                }
                line = longer;
            }
            lines.Add(line);
        }
        return lines;
    }

    // An address may be longer than its cell.
    private IEnumerable<string> Parts(string word, XFont font, double width)
    {
        while (word.Length > 1 && On.MeasureString(word, font).Width > width)
        {
            var length = word.Length - 1;
            while (length > 1 && On.MeasureString(word[..length], font).Width > width)
                length--;
            yield return word[..length];
            word = word[length..];
        }
        yield return word;
    }

    private XGraphics NextSheet()
    {
        _on?.Dispose();
        var sheet = book.AddPage();
        sheet.Size = PdfSharp.PageSize.A4;
        _on = XGraphics.FromPdfPage(sheet);
        Y = Top;
        _on.DrawString($"{foot} – {book.PageCount}", PrintFonts.Of(7, false), XBrushes.Black, new XRect(Left, 284 * Millimetre, Width, 9), XStringFormats.CenterRight);
        return _on;
    }
}
