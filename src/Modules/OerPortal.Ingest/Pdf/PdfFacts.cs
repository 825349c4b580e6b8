namespace OerPortal.Ingest.Pdf;

/// <summary>What a PDF is made of, as qpdf's JSON has it: nothing that stands in its texts can be taken for a figure.</summary>
/// <param name="Pages">Number of pages, at least 1.</param>
/// <param name="Tagged">Says that it has a structure tree (PDF 32000-1 §14.7).</param>
/// <param name="Language">The document's own tag, as written.</param>
public sealed record PdfFacts(int Pages, string? Title, string? Author, string? Subject, string? Keywords, string? Language, bool Tagged)
{
    /// <summary>The outline, in order; empty when there is none or it cannot be read.</summary>
    public IReadOnlyList<PdfOutlineEntry> Outline { get; init; } = [];
}

/// <param name="Page">From 1, or null for a heading without a place.</param>
public sealed record PdfOutlineEntry(string Title, int? Page, IReadOnlyList<PdfOutlineEntry> Children);
