namespace OerPortal.Ingest.Pdf;

/// <summary>What <c>pdfinfo</c> says.</summary>
/// <param name="Pages">Number of pages, at least 1.</param>
/// <param name="Tagged">Has a structure tree.</param>
public sealed record PdfFacts(int Pages, string? Title, string? Author, string? Subject, IReadOnlyList<string> Keywords, string? CreatedOn, bool Tagged)
{
    /// <summary>Reads pdfinfo's lines; null when there is no page count, that is no readable document.</summary>
    public static PdfFacts? Parse(string output)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in output.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                values.TryAdd(line[..colon], line[(colon + 1)..].Trim());
        }
        if (!values.TryGetValue("Pages", out var count) || !int.TryParse(count, out var pages) || pages < 1)
            return null;
        var keywords = Text("Keywords")?.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new PdfFacts(pages, Text("Title"), Text("Author"), Text("Subject"), keywords, Text("CreationDate"), Text("Tagged") == "yes");

        string? Text(string key) => values.GetValueOrDefault(key) is { Length: > 0 } text && IsText(text) ? text.Normalize() : null;
    }

    // Broken exporters leave their own innards ("ARRAY(0x2c7cf020)", "untitled") where a name should be.
    private static bool IsText(string text) => !text.StartsWith("ARRAY(0x", StringComparison.Ordinal)
        && !text.Equals("untitled", StringComparison.OrdinalIgnoreCase) && !text.Contains('\uFFFD', StringComparison.Ordinal);
}
