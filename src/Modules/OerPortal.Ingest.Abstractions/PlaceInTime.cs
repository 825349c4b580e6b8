using System.Globalization;

namespace OerPortal.Ingest;

/// <summary>Places in sound and film.</summary>
public static class PlaceInTime
{
    private const string Name = "t=";

    /// <summary>The locator of a place so many seconds from the beginning, as in Media Fragments (W3C, §4.2.1).</summary>
    public static string Locator(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{Name}{seconds:0.##}");

    /// <returns>Null when the locator is of something else.</returns>
    public static double? Seconds(string locator)
    {
        ArgumentNullException.ThrowIfNull(locator);
        return locator.StartsWith(Name, StringComparison.Ordinal) && double.TryParse(locator.AsSpan(Name.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds < TimeSpan.MaxValue.TotalSeconds ? seconds : null;
    }

    /// <summary>3,725 seconds are 1:02:05.</summary>
    public static string Clock(double seconds)
    {
        var time = TimeSpan.FromSeconds(seconds);
        return time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
    }
}
