using System.Globalization;

namespace OerPortal.Cms.Text;

/// <summary>Days and times as people here read them.</summary>
public static class VietnamTime
{
    private const string InNumbers = "d/M/yyyy";

    /// <summary>Vietnam keeps one time all year, so no time zone database is needed.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    // 3/4 is in March to some who read English and in April to others.
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>14/3/2026; to who reads English 14 Mar 2026.</summary>
    public static string Day(this DateOnly day) => day.ToString(IsEnglish ? "d MMM yyyy" : InNumbers, CultureInfo.InvariantCulture);

    /// <summary>14/3; to who reads English 14 Mar.</summary>
    public static string DayOfYear(this DateOnly day) => day.ToString(IsEnglish ? "d MMM" : "d/M", CultureInfo.InvariantCulture);

    /// <summary>14/3/2026; to who reads English 14 Mar 2026.</summary>
    public static string Day(this DateTimeOffset at) => DayOf(at).Day();

    /// <summary>The day it is here at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>9:41.</summary>
    public static string Clock(this DateTimeOffset at) => at.ToOffset(Offset).ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>9:41, 14/3/2026; to who reads English 9:41, 14 Mar 2026.</summary>
    public static string Moment(this DateTimeOffset at) => $"{at.Clock()}, {at.Day()}";

    /// <summary>A day in numbers, in a text whose language is not known yet: "3/12/2026".</summary>
    public static string DayInNumbers(this DateOnly day) => day.ToString(InNumbers, CultureInfo.InvariantCulture);

    /// <summary>9:41, 14/3/2026: for words that are kept and may be read in another language later.</summary>
    public static string MomentInNumbers(this DateTimeOffset at) => $"{at.Clock()}, {at.ToOffset(Offset).ToString(InNumbers, CultureInfo.InvariantCulture)}";
}
