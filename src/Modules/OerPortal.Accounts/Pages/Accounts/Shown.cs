using System.Globalization;

namespace OerPortal.Accounts.Pages;

/// <summary>Times as people here read them: the clock of Việt Nam, the form of the language.</summary>
internal static class Shown
{
    private static readonly TimeZoneInfo VietNam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    internal static string Day(this DateTimeOffset at)
        => TimeZoneInfo.ConvertTime(at, VietNam).ToString("d/M/yyyy", CultureInfo.CurrentCulture);

    internal static string Moment(this DateTimeOffset at)
        => TimeZoneInfo.ConvertTime(at, VietNam).ToString("H:mm, d/M/yyyy", CultureInfo.CurrentCulture);
}
