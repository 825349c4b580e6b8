namespace OerPortal.DemoBooks.Pdf;

/// <summary>The wash and the bar behind the rows of a box or a quotation.</summary>
internal sealed record Backdrop(double X, double Width, string? Fill, string Bar);

/// <summary>
/// The smallest thing that is never split over two pages: a line, a row of a table, a picture. <paramref name="Paint"/> gets the top of the row.
/// </summary>
internal sealed record Row(double Height, Action<PdfCanvas, double> Paint)
{
    /// <summary>Space above, dropped at the top of a page.</summary>
    public double Before { get; init; }

    /// <summary>Stays on the page of the row after it.</summary>
    public bool KeepWithNext { get; init; }

    public Backdrop? Backdrop { get; init; }

    /// <summary>Begins a page.</summary>
    public bool NewPage { get; init; }

    public static Row Gap(double height) => new(height, (_, _) => { });
}
