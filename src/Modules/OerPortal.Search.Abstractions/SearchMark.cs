using System.Globalization;

namespace OerPortal.Search;

/// <summary>
/// A place in a list of what was found, behind which it goes on as quickly however far behind that is. It says everything itself, so it never
/// expires; where things come and go meanwhile, the list goes on with what comes after the place now.
/// </summary>
/// <param name="Shown">How many were shown before.</param>
/// <param name="Tier">How good the last one was, from 1; 0 where the number of those shown is all that is needed.</param>
/// <param name="TitleWords">Of the last one.</param>
/// <param name="Published">When the last one was published: microseconds since 0001.</param>
/// <param name="TitleKey">What the last one is sorted by among titles; hexadecimal.</param>
/// <param name="Last">Id of the last one.</param>
/// <param name="Number">Of the last one in the index of the portal's own database; 0 where another engine answered.</param>
/// <param name="Readers">How many people read the last one.</param>
public sealed record SearchMark(int Shown, int Tier, int TitleWords, long Published, string TitleKey, Guid Last, int Number, int Readers)
{
    private const int LongestKey = 64;

    /// <summary>After so many.</summary>
    public static SearchMark After(int shown) => new(shown, 0, 0, 0, "", Guid.Empty, 0, 0);

    /// <summary>As addresses carry it: letters, digits and hyphens.</summary>
    public string Write() => Tier == 0
        ? Shown.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Shown}-{Tier}-{TitleWords}-{Published}-{TitleKey}-{Last:N}-{Number}-{Readers}");

    /// <summary>Null for what <see cref="Write"/> has not written.</summary>
    public static SearchMark? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Split('-') is [var only]) return Number32(only) is { } few && few <= ResourceQuestion.LastNumbered ? After(few) : null;
        if (text.Split('-') is not [var shown, var tier, var words, var published, var key, var last, var number, var readers]) return null;
        if (Number32(shown) is not { } n || Number32(tier) is not (> 0 and < 1000 and { } t) || Number32(words) is not (<= short.MaxValue and { } w) || Number32(number) is not { } of || Number32(readers) is not { } read) return null;
        if (!long.TryParse(published, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTimeOffset.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond) return null;
        if (key.Length > LongestKey || key.Length % 2 != 0 || !key.All(char.IsAsciiHexDigitUpper) || !Guid.TryParseExact(last, "N", out var id)) return null;
        return new SearchMark(n, t, w, at, key, id, of, read);
    }

    private static int? Number32(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
