using OerPortal.Cms.Text.OldVietnamese;

namespace OerPortal.Ingest.Facts;

/// <summary>Subjects of books and keywords of PDFs as words that a pupil could search by.</summary>
public static class Keywords
{
    private const int Longest = 60;
    private const int Most = 12;

    /// <summary>Split at commas, semicolons and the double hyphens of subject headings; shop codes and empty words left out.</summary>
    public static IReadOnlyList<string> Read(IEnumerable<string> said) =>
    [
        .. said.Select(PlainDescription.Read).OfType<string>()
            .SelectMany(s => s.Split([',', ';', '\n', '|', '•', '>'], StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(s => s.Split([" -- ", "--", " / "], StringSplitOptions.RemoveEmptyEntries))
            .Select(s => OldText.Mend(string.Join(' ', s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Trim(' ', '.', '#', '"', '\'', '-', '–', ':'))
            .Where(s => s.Length is > 1 and <= Longest && !Placeholders.IsSubject(s))
            .DistinctBy(s => s.ToUpperInvariant())
            .Take(Most),
    ];
}
