using System.Globalization;
using OerPortal.Cms.Text;

namespace OerPortal.Usage.Models;

/// <summary>Days as they are counted and written here.</summary>
internal static class VietnamDay
{
    internal static DateOnly Today(this TimeProvider time) => time.GetUtcNow().DayHere();

    internal static DateOnly DayHere(this DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(VietnamTime.Offset).Date);

    /// <summary>14/3/2026.</summary>
    internal static string Written(this DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>14/3.</summary>
    internal static string Short(this DateOnly day) => day.ToString("d/M", CultureInfo.InvariantCulture);
}
