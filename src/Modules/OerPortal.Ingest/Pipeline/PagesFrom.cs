using OerPortal.Ingest.Facts;

namespace OerPortal.Ingest.Pipeline;

/// <summary>A document whose pages were drawn as a PDF: what it says that its pages do not.</summary>
/// <param name="Said">About itself; null where that is in the pages.</param>
/// <param name="Notes">Below each page.</param>
/// <param name="Remarks">About the document.</param>
internal sealed record PagesFrom(ExtractedMetadata? Said, IReadOnlyList<string> Notes, IReadOnlyList<FileRemark> Remarks)
{
    /// <summary>The text of each page with its notes behind it.</summary>
    public IReadOnlyList<string> WithNotes(IReadOnlyList<string> pages) =>
        [.. pages.Select((page, at) => at < Notes.Count && Notes[at].Length > 0 ? $"{page}\n\n{Notes[at]}" : page)];

    /// <summary>Its own words before those of its pages; its language is what it is written in, for programs write their own.</summary>
    public ExtractedMetadata Metadata(ExtractedMetadata pages, string? written) => Said is null ? pages : FactCleaning.Clean(Said with
    {
        Title = Said.Title ?? pages.Title,
        Language = written ?? Said.Language ?? pages.Language,
        AccessibilityFeatures = pages.AccessibilityFeatures,
    });
}
