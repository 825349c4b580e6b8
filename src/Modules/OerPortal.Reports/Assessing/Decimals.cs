using System.Globalization;

namespace OerPortal.Reports.Assessing;

/// <summary>Numbers as people type them.</summary>
internal static class Decimals
{
    private const int Longest = 14;

    /// <summary>
    /// "2.400", "2 400" and "2400" are one where no places are asked for; "52,5" and "52.5" where there are. Null for what is no number of these.
    /// </summary>
    internal static decimal? Read(string? typed, int places)
    {
        var figures = (typed ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        if (figures.Length is 0 or > Longest || !figures.All(c => char.IsAsciiDigit(c) || c is '.' or ','))
            return null;
        var point = places == 0 || LooksLikeThousands(figures, places) ? -1 : figures.LastIndexOfAny(['.', ',']);
        var whole = (point < 0 ? figures : figures[..point]).Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        var part = point < 0 ? "" : figures[(point + 1)..];
        return part.Length <= places && decimal.TryParse($"{whole}.{part}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // "1.250" of square metres is a thousand and more: nobody measures them to the thousandth.
    private static bool LooksLikeThousands(string figures, int places)
        => figures.LastIndexOfAny(['.', ',']) is > 0 and var at && figures.Length - at - 1 == 3 && places < 3;
}
