namespace OerPortal.Library.Labels;

/// <summary>What labels are printed on, in millimetres.</summary>
/// <param name="Key">The end of the key of its name, and how addresses call it.</param>
/// <param name="Left">From the edge of the page to the first label, as <paramref name="Top"/>.</param>
/// <param name="Between">From a label to the one at its right.</param>
/// <param name="Edge">What its printer does not reach, where labels go to the edge of the page.</param>
/// <param name="Dot">What its printer cannot divide; nothing for laser printers.</param>
internal sealed record LabelSheet(string Key, int Columns, int Rows, double Width, double Height, double PageWidth, double PageHeight, double Left = 0, double Top = 0, double Between = 0, double Edge = 0, double Dot = 0)
{
    private const double A4Width = 210;
    private const double A4Height = 297;

    /// <summary>The first is proposed.</summary>
    internal static IReadOnlyList<LabelSheet> All { get; } =
    [
        new("a4-30", 3, 10, 70, 29.7, A4Width, A4Height, Edge: 4.3),
        // As sold for 45.7 × 21.2 mm: 9.8 mm at the sides, 21.3 mm above and below.
        new("a4-48", 4, 12, 45.7, 21.2, A4Width, A4Height, Left: 9.79, Top: 21.3, Between: 2.54),
        // Printers for rolls have 203 dots an inch, eight a millimetre.
        new("roll", 1, 1, 50, 30, 50, 30, Dot: 0.125),
    ];

    internal int Count => Columns * Rows;
}

internal enum LabelKind
{
    /// <summary>The call number and the number, for the spine.</summary>
    Spine,

    Barcode,

    Qr,
}
