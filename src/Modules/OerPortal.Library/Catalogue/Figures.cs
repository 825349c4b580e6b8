using System.Globalization;

namespace OerPortal.Library.Catalogue;

/// <summary>Numbers as people type them: "45.000", "45 000 đ" and "45000" are one.</summary>
internal static class Figures
{
    private const int Longest = 12;

    /// <summary>Null for nothing and for what is no number.</summary>
    internal static long? Read(string? typed)
    {
        var figures = (typed ?? "").Trim().TrimEnd('đ', 'Đ', '₫', ' ').Where(c => c is not ('.' or ',' or ' ' or '\u00a0')).ToArray();
        return figures.Length is > 0 and <= Longest && Array.TrueForAll(figures, char.IsAsciiDigit) ? long.Parse(figures, CultureInfo.InvariantCulture) : null;
    }
}
