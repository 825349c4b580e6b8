using PdfSharp.Drawing;
using QRCoder;
using ZXing;
using ZXing.OneD;

namespace OerPortal.Library.Printing;

/// <summary>What scanners read, drawn with its quiet margin.</summary>
internal static class Symbols
{
    /// <summary>On each side of the bars, in modules (ISO/IEC 15417, 4.3).</summary>
    private const int QuietBars = 10;

    /// <summary>Bars no wider than this are as well read, and look better.</summary>
    private const double WidestBar = 0.5 * 72 / 25.4;

    /// <summary>Code 128 in the middle of its place.</summary>
    /// <param name="dot">What the printer cannot divide, in points: bars are whole dots where there is room for it. Nothing for printers that are fine enough.</param>
    internal static void DrawBars(XGraphics on, string words, XRect place, double dot)
    {
        var bars = new Code128Writer().encode(words, BarcodeFormat.CODE_128, 0, 1, new Dictionary<EncodeHintType, object> { [EncodeHintType.MARGIN] = 0 });
        var module = Math.Min(WidestBar, place.Width / (bars.Width + (2 * QuietBars)));
        if (dot > 0 && module >= dot)
            module = Math.Floor(module / dot) * dot;
        var left = place.X + ((place.Width - (bars.Width * module)) / 2);
        foreach (var (from, to) in Runs(bars.Width, x => bars[x, 0]))
            on.DrawRectangle(XBrushes.Black, left + (from * module), place.Y, (to - from) * module, place.Height);
    }

    /// <param name="place">A square; the white margin is part of it.</param>
    internal static void DrawQr(XGraphics on, string words, XRect place)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(words, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var side = place.Width / rows.Count;
        foreach (var (y, row) in rows.Index())
        {
            // A breath of overlap, so that no white line shows between two rows.
            foreach (var (from, to) in Runs(row.Count, x => row[x]))
                on.DrawRectangle(XBrushes.Black, place.X + (from * side), place.Y + (y * side), (to - from) * side, side + 0.05);
        }
    }

    private static IEnumerable<(int From, int To)> Runs(int count, Func<int, bool> isDark)
    {
        for (int from = 0, to; from < count; from = to + 1)
        {
            for (to = from; to < count && isDark(to);)
                to++;
            if (to > from)
                yield return (from, to);
        }
    }
}
