using OerPortal.Cms.Text;

namespace OerPortal.Ingest.Facts;

/// <summary>Identifiers that people look a work up by; numbers that a program gave to its file are none.</summary>
public static class BookNumber
{
    private static readonly string[] Labels = ["urn:isbn:", "isbn-13:", "isbn-10:", "isbn:", "isbn-13", "isbn-10", "isbn"];
    private static readonly string[] DoiLabels = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "urn:doi:", "doi:", "info:doi/"];

    /// <summary>Scheme (<c>isbn</c>, <c>issn</c>, <c>doi</c>, <c>uri</c>) and value without its label; null for UUIDs, shop numbers and the like.</summary>
    public static (string Scheme, string Value)? Read(string? text)
    {
        var written = text?.Trim() ?? "";
        if (written.Length is 0 or > 300)
            return null;
        if (Isbn(written) is { } isbn)
            return ("isbn", isbn);
        if (Array.Find(DoiLabels, l => written.StartsWith(l, StringComparison.OrdinalIgnoreCase)) is { } label)
            written = written[label.Length..].Trim();
        if (written.StartsWith("10.", StringComparison.Ordinal) && written.Contains('/', StringComparison.Ordinal))
            return ("doi", written);
        if (written.StartsWith("urn:issn:", StringComparison.OrdinalIgnoreCase) || written.StartsWith("issn", StringComparison.OrdinalIgnoreCase))
            return ("issn", written[(written.LastIndexOfAny([':', ' ']) + 1)..]);
        return Uri.TryCreate(written, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? ("uri", written) : null;
    }

    private static string? Isbn(string written)
    {
        var label = Array.Find(Labels, l => written.StartsWith(l, StringComparison.OrdinalIgnoreCase));
        var value = label is null ? written : written[label.Length..].TrimStart(' ', ':', '-', '.');
        var digits = string.Concat(value.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (!value.All(c => char.IsAsciiDigit(c) || c is '-' or ' ' or '\u2010' or '\u2011' or '\u2013' or 'x' or 'X'))
            return null;
        var fits = digits.Length switch
        {
            13 => (digits.StartsWith("978", StringComparison.Ordinal) || digits.StartsWith("979", StringComparison.Ordinal)) && digits.All(char.IsAsciiDigit),
            10 => digits[..9].All(char.IsAsciiDigit),
            _ => false,
        };
        // A label or hyphens in the right number say what it is even with a slip of the printer; bare figures must prove it.
        var isMeant = label is not null || value.Count(c => c == '-') == (digits.Length == 13 ? 4 : 3);
        return fits && (isMeant || IsbnDigits.AreRight(digits)) ? value : null;
    }
}
