using PdfSharp.Drawing;

namespace OerPortal.Library.Printing;

/// <summary>Words in a cell of a printed table: in one line or two, and with three dots where they would go on.</summary>
internal sealed class CellText(XFont font)
{
    internal const double Inset = 2.4;
    private const string Dots = "…";

    private readonly Dictionary<(string, double), string[]> _broken = [];

    internal void Draw(XGraphics on, string words, XRect cell, XStringAlignment alignment)
    {
        if (words.Length == 0)
            return;
        var lines = Lines(on, words, cell.Width - (2 * Inset));
        // Below each other with less air than in running text: two must fit into a row.
        var height = font.Size * 1.15;
        var top = cell.Y + ((cell.Height - (lines.Length * height)) / 2);
        foreach (var line in lines)
        {
            on.DrawString(line, font, XBrushes.Black, new XRect(cell.X + Inset, top, cell.Width - (2 * Inset), height), new XStringFormat { Alignment = alignment, LineAlignment = XLineAlignment.Center });
            top += height;
        }
    }

    // The same book stands in line after line.
    private string[] Lines(XGraphics on, string words, double room)
    {
        if (_broken.TryGetValue((words, room), out var known))
            return known;
        if (_broken.Count > 2_000)
            _broken.Clear();
        return _broken[(words, room)] = Break(on, words, room);
    }

    private string[] Break(XGraphics on, string words, double room)
    {
        if (Fits(on, words, room))
            return [words];
        var first = Longest(on, words, room);
        var space = words[first] == ' ' ? first : words.LastIndexOf(' ', first - 1);
        var end = space > 0 ? space : first;
        var rest = words[end..].TrimStart();
        return Fits(on, rest, room) ? [words[..end], rest] : [words[..end], rest[..Longest(on, rest, room - on.MeasureString(Dots, font).Width)].TrimEnd() + Dots];
    }

    private bool Fits(XGraphics on, string words, double room) => on.MeasureString(words, font).Width <= room;

    /// <summary>How many of the first letters fit: one at least, and no letter without its marks.</summary>
    private int Longest(XGraphics on, string words, double room)
    {
        var (fits, not) = (1, words.Length);
        while (not - fits > 1)
        {
            var middle = (fits + not) / 2;
            (fits, not) = Fits(on, words[..middle], room) ? (middle, not) : (fits, middle);
        }
        while (fits > 1 && fits < words.Length && (char.IsLowSurrogate(words[fits]) || char.GetUnicodeCategory(words[fits]) == System.Globalization.UnicodeCategory.NonSpacingMark))
            fits--;
        return fits;
    }
}
