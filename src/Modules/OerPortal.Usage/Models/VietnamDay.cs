using OerPortal.Cms.Text;

namespace OerPortal.Usage.Models;

/// <summary>Days as they are counted here.</summary>
internal static class VietnamDay
{
    internal static DateOnly Today(this TimeProvider time) => time.GetUtcNow().DayHere();

    internal static DateOnly DayHere(this DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(VietnamTime.Offset).Date);
}
