using OerPortal.Cms.Text;

namespace OerPortal.Library.Catalogue;

/// <summary>One book has two ISBNs: of ten figures, and of thirteen that begin with 978.</summary>
internal static class IsbnForms
{
    /// <summary>Both, without dashes; none for what is no ISBN.</summary>
    internal static string[] Of(string? written)
    {
        var figures = new string([.. (written ?? "").Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        if (!IsbnDigits.AreRight(figures))
            return [];
        if (figures.Length == 10)
        {
            var twelve = $"978{figures[..9]}";
            return [figures, twelve + IsbnDigits.Last13(twelve)];
        }
        return figures.StartsWith("978", StringComparison.Ordinal) ? [figures, figures[3..12] + Last10(figures[3..12])] : [figures];
    }

    private static char Last10(string nine)
    {
        var sum = nine.Select((figure, at) => (10 - at) * (figure - '0')).Sum();
        return (11 - sum % 11) % 11 is var last && last == 10 ? 'X' : (char)('0' + last);
    }
}
