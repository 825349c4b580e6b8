using OerPortal.Cms.Text;
using OerPortal.Library.Labels;
using OerPortal.Library.Printing;
using OerPortal.Print;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using static OerPortal.Print.Paper;

namespace OerPortal.Library.Cards;

/// <summary>Cards on A4, ten a sheet, each as large as a pupil's card to sign in with, with hairlines to cut along.</summary>
internal sealed class ReaderCardPdf(ReaderCardWords words)
{
    internal static readonly LabelSheet Sheet = new("cards", 2, 5, 90, 54, 210, 297, Left: 15, Top: 13.5);

    /// <summary>In millimetres.</summary>
    private const double Inset = 5;
    private const double PhotoWidth = 22.5;
    private const double PhotoHeight = 30;
    private const double QrSide = 24;
    private const double Gap = 2.5;

    /// <summary>From the upper edge to the photo; the school's name stands above.</summary>
    private const double Head = 12;

    // APP0 of JFIF 1.01: one by one point, without a small picture.
    private static readonly byte[] JfifHead = [0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0];

    /// <param name="skipped">Places of the first sheet that have been used.</param>
    internal byte[] Draw(IReadOnlyList<ReaderCardFace> faces, int skipped)
    {
        using var book = new PdfDocument { Info = { Title = words.Title }, Language = words.Language };
        foreach (var page in faces.Index().GroupBy(f => (f.Index + skipped) / Sheet.Count))
        {
            var leaf = book.AddPage();
            (leaf.Width, leaf.Height) = (XUnit.FromMillimeter(Sheet.PageWidth), XUnit.FromMillimeter(Sheet.PageHeight));
            using var on = XGraphics.FromPdfPage(leaf);
            foreach (var (at, face) in page)
                Draw(on, face, Place((at + skipped) % Sheet.Count));
        }
        return book.ToBytes();
    }

    private static XRect Place(int at) => new(
        (Sheet.Left + (at % Sheet.Columns * Sheet.Width)) * Millimetre, (Sheet.Top + (at / Sheet.Columns * Sheet.Height)) * Millimetre, Sheet.Width * Millimetre, Sheet.Height * Millimetre);

    private void Draw(XGraphics on, ReaderCardFace face, XRect place)
    {
        on.DrawRectangle(new XPen(XColors.LightGray, 0.4), place);
        var (left, top, width) = (place.X + (Inset * Millimetre), place.Y + (Inset * Millimetre), place.Width - (2 * Inset * Millimetre));
        Line(on, words.School, left, top + 6, width, 8, true);
        Line(on, words.Card, left, top + 16, width, 7, false);
        var photo = new XRect(left, place.Y + (Head * Millimetre), PhotoWidth * Millimetre, PhotoHeight * Millimetre);
        DrawPhoto(on, face.Photo, photo);
        var qr = new XRect(place.Right - ((Inset + QrSide) * Millimetre), photo.Y, QrSide * Millimetre, QrSide * Millimetre);
        if (face.Code.Length > 0)
            Symbols.DrawQr(on, face.Code, qr);
        on.DrawString(face.Number, PrintFonts.Fitting(on, face.Number, qr.Width, 9, true), XBrushes.Black, new XRect(qr.X, qr.Bottom, qr.Width, 4 * Millimetre), XStringFormats.Center);
        DrawWords(on, face, new XRect(photo.Right + (Gap * Millimetre), photo.Y, qr.X - photo.Right - (2 * Gap * Millimetre), photo.Height));
        // Below photo and code, where it has the whole width.
        if (face.Until is { } until)
            Line(on, $"{words.Until} {until.DayInNumbers()}", left, place.Bottom - (Inset * Millimetre), width, 8, false);
    }

    private static void DrawWords(XGraphics on, ReaderCardFace face, XRect room)
    {
        var name = new CellText(PrintFonts.Of(10, true));
        name.Draw(on, face.Name, new XRect(room.X - CellText.Inset, room.Y, room.Width + (2 * CellText.Inset), room.Height * 0.45), XStringAlignment.Near);
        Line(on, face.Belongs, room.X, room.Y + (room.Height * 0.6), room.Width, 8.5, false);
    }

    /// <summary>Cut to 3 × 4 around its middle; an outline where there is none.</summary>
    private static void DrawPhoto(XGraphics on, byte[]? photo, XRect place)
    {
        if (photo is null)
        {
            DrawOutline(on, place);
            return;
        }
        using var bytes = new MemoryStream(WithHead(photo));
        using var image = XImage.FromStream(bytes);
        var scale = Math.Max(place.Width / image.PixelWidth, place.Height / image.PixelHeight);
        var (width, height) = (image.PixelWidth * scale, image.PixelHeight * scale);
        var before = on.Save();
        on.IntersectClip(place);
        // Heads are in the upper part.
        on.DrawImage(image, place.X - ((width - place.Width) / 2), place.Y - ((height - place.Height) / 4), width, height);
        on.Restore(before);
    }

    /// <summary>PDFsharp takes a JPEG only with the head of JFIF, which pictures without notes do not have.</summary>
    private static byte[] WithHead(byte[] jpeg) => jpeg is [0xFF, 0xD8, 0xFF, 0xE0, ..] ? jpeg : [.. jpeg[..2], .. JfifHead, .. jpeg[2..]];

    private static void DrawOutline(XGraphics on, XRect place)
    {
        var pen = new XPen(XColors.LightGray, 0.6);
        on.DrawRectangle(pen, place);
        var (middle, head) = (place.X + (place.Width / 2), place.Width * 0.36);
        on.DrawEllipse(pen, middle - (head / 2), place.Y + (place.Height * 0.22), head, head);
        on.DrawArc(pen, place.X + (place.Width * 0.17), place.Y + (place.Height * 0.58), place.Width * 0.66, place.Height * 0.6, 180, 180);
    }

    private static void Line(XGraphics on, string text, double x, double baseline, double room, double size, bool bold)
        => on.DrawString(text, PrintFonts.Fitting(on, text, room, size, bold), XBrushes.Black, x, baseline);
}

/// <summary>What stands on every card.</summary>
internal sealed record ReaderCardWords(string Title, string Language, string School, string Card, string Until);

/// <param name="Belongs">Class, department, or what they are.</param>
/// <param name="Code">What scanners read.</param>
/// <param name="Photo">JPEG; null for an outline.</param>
internal sealed record ReaderCardFace(string Name, string Belongs, string Number, string Code, DateOnly? Until, byte[]? Photo);
