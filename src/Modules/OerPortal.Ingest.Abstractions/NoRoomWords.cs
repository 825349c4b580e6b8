using System.Globalization;
using Microsoft.Extensions.Localization;

namespace OerPortal.Ingest;

/// <summary>The sentence that says why there is no room, and what can be done.</summary>
public static class NoRoomWords
{
    private const double Giga = 1e9;
    private const double Mega = 1e6;
    private const double Kilo = 1e3;

    /// <summary>In the language of the page.</summary>
    public static string NoRoom(this IStringLocalizer strings, NoRoomException full) => strings[full.Key, full.IsNumber ? full.Limit.ToString("N0", CultureInfo.CurrentCulture) : Size(full.Limit)].Value;

    /// <summary>Bytes as people say them.</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= (long)Giga => string.Create(CultureInfo.CurrentCulture, $"{bytes / Giga:#,0.#} GB"),
        >= (long)Mega => string.Create(CultureInfo.CurrentCulture, $"{bytes / Mega:#,0.#} MB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{Math.Ceiling(bytes / Kilo):#,0} kB"),
    };
}
