using System.Globalization;

namespace OerPortal.Cms.Text;

/// <summary>Days and times as people here read them.</summary>
public static class VietnamTime
{
    /// <summary>Vietnam keeps one time all year, so no time zone database is needed.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    /// <summary>14/3/2026.</summary>
    public static string Day(this DateTimeOffset at) => at.ToOffset(Offset).ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>9:41.</summary>
    public static string Clock(this DateTimeOffset at) => at.ToOffset(Offset).ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>9:41, 14/3/2026.</summary>
    public static string Moment(this DateTimeOffset at) => $"{at.Clock()}, {at.Day()}";
}
