using OerPortal.DemoBooks.Drawing;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>The measures and colours a document is set with, in points.</summary>
internal sealed record Setting
{
    public double PageWidth { get; init; } = 595;

    public double PageHeight { get; init; } = 842;

    public double MarginX { get; init; } = 62;

    public double MarginTop { get; init; } = 70;

    public double MarginBottom { get; init; } = 66;

    public double Size { get; init; } = 11.2;

    public Face Body { get; init; } = Face.Sans;

    public required string Accent { get; init; }

    public required string Wash { get; init; }

    /// <summary>The tallest a picture may be.</summary>
    public double PictureHeight { get; init; } = 300;

    public double Leading => Size * 1.5;

    public double TextWidth => PageWidth - 2 * MarginX;

    public static Setting For(Manuscript book, Rendition file)
    {
        var plain = new Setting { Accent = House.Accent(book.Look.Colour), Wash = House.AccentWash(book.Look.Colour) };
        if (file.Layout == "slides")
            return plain with { PageWidth = 960, PageHeight = 540, MarginX = 64, MarginTop = 124, MarginBottom = 48, Size = 19, PictureHeight = 340 };
        if (book.Look.LargePrint && file.Layout != "booklet")
            return plain with { Size = 15, PictureHeight = 320 };
        // A booklet has the form of its cover (3 : 4), which fills a tablet and half a printed sheet.
        return file.Layout == "booklet"
            ? plain with { PageWidth = 480, PageHeight = 640, MarginX = 48, MarginTop = 50, MarginBottom = 54, Body = Face.Serif, Size = 11, PictureHeight = 250 }
            : plain;
    }
}
