using OerPortal.Print;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using QRCoder;
using static OerPortal.Print.Paper;

namespace OerPortal.Classes.Cards;

/// <summary>Cards of a class on A4, ten a page, each as large as a bank card, with hairlines to cut along.</summary>
internal static class CardSheet
{
    private const double Width = 90 * Millimetre;
    private const double Height = 54 * Millimetre;
    private const double Inset = 5 * Millimetre;
    private const double QrSide = 34 * Millimetre;
    private const int Columns = 2;
    private const int Rows = 5;

    internal static byte[] Draw(CardSheetText text, IReadOnlyList<PupilCard> cards)
    {
        using var sheet = new PdfDocument { Info = { Title = text.Title }, Language = text.Language };
        foreach (var page in cards.Chunk(Columns * Rows))
            DrawPage(sheet.AddPage(), text, page);
        return sheet.ToBytes();
    }

    private static void DrawPage(PdfPage page, CardSheetText text, PupilCard[] cards)
    {
        page.Size = PdfSharp.PageSize.A4;
        using var on = XGraphics.FromPdfPage(page);
        var (left, top) = ((page.Width.Point - (Columns * Width)) / 2, (page.Height.Point - (Rows * Height)) / 2);
        foreach (var (at, card) in cards.Index())
        {
            var place = new XRect(left + (at % Columns * Width), top + (at / Columns * Height), Width, Height);
            on.DrawRectangle(new XPen(XColors.LightGray, 0.4), place);
            DrawCard(on, place, text, card);
        }
    }

    private static void DrawCard(XGraphics on, XRect place, CardSheetText text, PupilCard card)
    {
        var (x, y) = (place.X + Inset, place.Y + Inset);
        var room = place.Width - (2 * Inset) - QrSide - (2 * Millimetre);
        Line(on, text.School, x, y + 6, place.Width - (2 * Inset), 7.5, false);
        Line(on, card.Name, x, y + 27, room, 12.5, true);
        Line(on, card.Class, x, y + 42, room, 9, false);
        Line(on, text.Pin, x, y + 66, room, 7.5, false);
        Line(on, $"{card.Pin[..3]} {card.Pin[3..]}", x, y + 85, room, 18, true);
        Line(on, text.Hint, x, y + 104, room, 6.5, false);
        // Below the code, where it has the whole width: whoever types it must be able to read it.
        Line(on, text.Address, x, y + 124, place.Width - (2 * Inset), 7, false);
        Qr(on, card.Address, place.Right - Inset - QrSide, place.Y + Inset + (4 * Millimetre));
    }

    private static void Line(XGraphics on, string words, double x, double baseline, double room, double size, bool bold)
        => on.DrawString(words, PrintFonts.Fitting(on, words, room, size, bold), XBrushes.Black, x, baseline);

    private static void Qr(XGraphics on, string address, double left, double top)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var side = QrSide / rows.Count;
        for (var y = 0; y < rows.Count; y++)
        {
            for (int x = 0, end; x < rows[y].Count; x = end + 1)
            {
                for (end = x; end < rows[y].Count && rows[y][end];)
                    end++;
                // A breath of overlap, so that no white line shows between two rows.
                if (end > x)
                    on.DrawRectangle(XBrushes.Black, left + (x * side), top + (y * side), (end - x) * side, side + 0.05);
            }
        }
    }
}

/// <summary>What stands on every card.</summary>
/// <param name="Address">Where it is used without a camera, as people type it.</param>
internal sealed record CardSheetText(string Title, string Language, string School, string Pin, string Hint, string Address);

/// <param name="Address">Absolute, behind the QR code.</param>
internal sealed record PupilCard(string Name, string Class, string Pin, string Address);
